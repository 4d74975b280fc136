package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.Item;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.DeskEntry;
import io.portcullis.routes.api.DeskPage;

/** Lists one kind of item. */
abstract class DeskList<T extends Item> extends HubCommand {
  @Option(names = "--about", paramLabel = "KEY", description = "Of this key or authority alone.")
  private String about = "";

  @Option(names = "--ended", description = "Also those with which nothing is left to do.")
  private boolean ended;

  @Mixin private ListOptions list = new ListOptions();

  private final DeskKind<T> kind;

  DeskList(DeskKind<T> kind) {
    this.kind = kind;
  }

  @Override
  void ask(HubClient client, PrintWriter out) {
    List<DeskEntry<T>> found = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent() && found.size() < list.most()) {
      Query query =
          new Query()
              .with("about", about)
              .with("ended", ended ? "true" : "")
              .with("cursor", next.get())
              .with("most", Math.min(Desk.MOST, list.most() - found.size()));
      DeskPage<T> page = kind.page(client, query);
      found.addAll(page.entries());
      next = page.next();
    }
    if (list.json()) {
      out.println(Json.text(new DeskPage<>(found, next)));
    } else {
      found.forEach(entry -> out.print(DeskText.line(entry)));
      out.print(found.isEmpty() ? nothing() : "");
      out.print(next.isPresent() ? "there are more: --most\n" : "");
    }
  }

  private String nothing() {
    return ended ? "nothing is kept\n" : "nothing is open; --ended shows what is over, too\n";
  }
}
