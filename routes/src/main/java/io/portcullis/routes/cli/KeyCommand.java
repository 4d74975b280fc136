package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.keys.KeyCard;
import io.portcullis.routes.api.KeyPage;
import io.portcullis.routes.api.Keys;
import io.portcullis.routes.keys.CardText;
import io.portcullis.routes.keys.KeysText;

@Command(
    name = "key",
    description = "The keys that are known, and what is known of each.",
    subcommands = {KeyCommand.Listed.class, KeyCommand.Show.class, KeyMatrixCommand.class})
final class KeyCommand extends Group {

  @Command(name = "list", description = "All keys, or those that are asked for.")
  static final class Listed extends HubCommand {
    @Mixin private KeyOptions wanted = new KeyOptions();

    @Option(names = "--json", description = "For programs: one object on each line.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      if (!json) {
        out.print(KeysText.heads());
      }
      String after = "";
      do {
        KeyPage page = client.get("/keys" + wanted.query(after, Keys.MOST), KeyPage.class);
        if (json) {
          page.keys().forEach(key -> out.println(Json.text(key)));
        } else {
          out.print(KeysText.of(page.keys()));
        }
        after = page.next();
      } while (!after.isEmpty());
    }
  }

  @Command(name = "show", description = "The card of a key: eight answers on one screen.")
  static final class Show extends HubCommand {
    @Parameters(
        paramLabel = "ID",
        description = "Of the key, or any name of it: label, SPKI, ARN, or TYPE=VALUE.")
    private String id;

    @Option(names = "--json", description = "For programs, and all of it.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      KeyCard card = client.get("/keys/" + HubClient.step(id), KeyCard.class);
      out.print(json ? Json.text(card) + "\n" : CardText.of(card));
    }
  }
}
