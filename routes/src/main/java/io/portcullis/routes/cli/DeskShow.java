package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.Item;
import io.portcullis.routes.api.DeskEntry;

/** Shows one item. */
abstract class DeskShow<T extends Item> extends HubCommand {
  @Parameters(paramLabel = "ID", description = "Of it; of what is kept for a key, the key.")
  private String id;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  private final DeskKind<T> kind;

  DeskShow(DeskKind<T> kind) {
    this.kind = kind;
  }

  @Override
  void ask(HubClient client, PrintWriter out) {
    DeskEntry<T> entry = kind.get(client, id);
    out.print(json ? Json.text(entry) + "\n" : DeskText.whole(entry));
  }
}
