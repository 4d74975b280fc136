package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.inventory.desk.Item;

/** Changes one item; whoever was faster is not overwritten. */
abstract class DeskChange<T extends Item> extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Of it; of what is kept for a key, the key by id or name.")
  private String id;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Only if it is still the one that show printed (default: as it stands).")
  private long version = -1;

  private final DeskKind<T> kind;
  private final String step;

  /**
   * @param step behind the item's address; empty to put the whole of it
   */
  DeskChange(DeskKind<T> kind, String step) {
    this.kind = kind;
    this.step = step;
  }

  abstract Object body(long version);

  /** Of what has no id of its own, but that of its key, there may be none yet. */
  private long stands(HubClient client) {
    boolean named = kind == DeskKind.ROTATION || kind == DeskKind.EXERCISE;
    return named ? kind.get(client, id).version() : kind.versionOf(client, id);
  }

  @Override
  void ask(HubClient client, PrintWriter out) {
    Object body = body(version >= 0 ? version : stands(client));
    out.print(
        DeskText.whole(
            step.isEmpty()
                ? kind.put(client, id, body)
                : kind.post(client, kind.at(id) + "/" + step, body)));
  }
}
