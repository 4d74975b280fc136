package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.StormPage;
import io.portcullis.inventory.storm.StormText;
import io.portcullis.routes.api.ChainsView;
import io.portcullis.routes.api.DuePage;

@Command(
    name = "calendar",
    description = "What is to come of the certificates.",
    subcommands = {
      CalendarCommand.Storms.class,
      CalendarCommand.Chains.class,
      CalendarCommand.Due.class
    })
final class CalendarCommand extends Group {

  @Command(
      name = "storm",
      description =
          "Renewals per day, as now and as shorter lives make them, and days over a limit.")
  static final class Storms extends HubCommand {
    @Option(
        names = "--days",
        paramLabel = "N",
        description = "So many from today on (default: ${DEFAULT-VALUE}).")
    private int days = 400;

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /** In place of the table. */
    static final class Form {
      @Option(names = "--html", paramLabel = "FILE", description = "A page that stands alone.")
      private Optional<Path> html = Optional.empty();

      @Option(names = "--svg", paramLabel = "FILE", description = "The picture.")
      private Optional<Path> svg = Optional.empty();

      @Option(names = "--csv", paramLabel = "FILE", description = "By day and authority.")
      private Optional<Path> csv = Optional.empty();

      @Option(names = "--json", description = "For programs.")
      private boolean json;
    }

    @Override
    void ask(HubClient client, PrintWriter out) {
      Forecast forecast = client.get("/calendar/storm?days=" + days, Forecast.class);
      form.html.ifPresent(file -> Written.to(file, StormPage.html(forecast), out));
      form.svg.ifPresent(file -> Written.to(file, StormPage.svg(forecast), out));
      form.csv.ifPresent(file -> Written.to(file, StormText.csv(forecast), out));
      if (form.json) {
        out.println(StormText.json(forecast));
      } else if (form.html.or(() -> form.svg).or(() -> form.csv).isEmpty()) {
        out.print(StormText.table(forecast));
      }
    }
  }

  @Command(name = "chains", description = "Authorities, when their chains break, what is remarked.")
  static final class Chains extends HubCommand {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      ChainsView view = client.get("/calendar/chains", ChainsView.class);
      out.print(json ? Json.text(view) + "\n" : OutlookText.of(view));
    }
  }

  @Command(name = "due", description = "What is to be renewed now, the soonest end first.")
  static final class Due extends HubCommand {
    @Option(names = "--owner", paramLabel = "NAME", description = "As it was told.")
    private String owner = "";

    @Option(
        names = "--most",
        paramLabel = "N",
        description = "So many are shown (default: ${DEFAULT-VALUE}).")
    private int most = 100;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String query = "?most=" + most + (owner.isBlank() ? "" : "&owner=" + HubClient.step(owner));
      DuePage page = client.get("/calendar/due" + query, DuePage.class);
      out.print(json ? Json.text(page) + "\n" : OutlookText.of(page));
    }
  }
}
