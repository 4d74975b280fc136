package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.AlertDesk;
import io.portcullis.routes.api.AlertPage;
import io.portcullis.routes.api.AlertView;
import io.portcullis.routes.api.Asked;

@Command(
    name = "alerts",
    description = "What people were told, and who answered.",
    subcommands = {
      AlertsCommand.Listed.class,
      AlertsCommand.Show.class,
      AlertsCommand.Acknowledge.class
    })
final class AlertsCommand extends Group {

  @Command(name = "list", description = "The newest first.")
  static final class Listed extends HubCommand {
    @Option(names = "--open", description = "Only those that nobody has answered.")
    private boolean open;

    @Option(names = "--json", description = "For programs: one object on each line.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String after = "";
      do {
        String query = "?open=" + open + "&limit=" + AlertDesk.MOST + "&after=";
        AlertPage page = client.get("/alerts" + query + HubClient.step(after), AlertPage.class);
        page.alerts().forEach(alert -> out.println(json ? Json.text(alert) : line(alert)));
        if (!json && after.isEmpty() && page.alerts().isEmpty()) {
          out.println("nobody has to be told anything");
        }
        after = page.next();
      } while (!after.isEmpty());
    }
  }

  @Command(name = "show", description = "All of an alert, and how far it was told.")
  static final class Show extends HubCommand {
    @Parameters(paramLabel = "ID", description = "As alerts list shows it.")
    private String id;

    @Override
    void ask(HubClient client, PrintWriter out) {
      AlertView alert = client.get("/alerts/" + HubClient.step(id), AlertView.class);
      out.println(line(alert));
      alert.lines().forEach(line -> out.println("  " + line));
      alert.links().forEach(link -> out.println("  " + link.text() + ": " + link.target()));
      alert.told().forEach(told -> out.println("  " + told(told)));
    }
  }

  @Command(name = "ack", description = "Answers: nobody else is told of it.")
  static final class Acknowledge extends HubCommand {
    @Parameters(paramLabel = "ID", description = "As alerts list shows it.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What you do.")
    private String reason;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String path = "/alerts/" + HubClient.step(id) + "/acknowledge";
      out.println(line(client.post(path, new Asked.ForReason(reason), AlertView.class)));
    }
  }

  private static String line(AlertView alert) {
    String by = alert.endedBy().isEmpty() ? "" : " by " + alert.endedBy();
    return "%s  %s  %s  %s%s  %s: %s"
        .formatted(
            alert.id(),
            alert.at(),
            alert.severity(),
            alert.state().name().toLowerCase(Locale.ROOT),
            by,
            alert.owner().isEmpty() ? "nobody's" : alert.owner(),
            alert.title());
  }

  private static String told(AlertView.Told told) {
    String step = told.step() == 0 ? "" : ", step " + told.step();
    return "%s%s: %s %s, tried %d times%s"
        .formatted(
            told.channel(),
            step,
            told.state(),
            told.at(),
            told.tries(),
            told.detail().isEmpty() ? "" : ", " + told.detail());
  }
}
