package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ExemptionView;

@Command(
    name = "exemptions",
    description = "For whom rules want nothing for a time.",
    subcommands = {ExemptionsCommand.Listed.class, ExemptionsCommand.End.class})
final class ExemptionsCommand extends Group {

  @Command(name = "list", description = "Those there are, with their ends.")
  static final class Listed extends HubCommand {
    @Override
    void ask(HubClient client, PrintWriter out) {
      List<ExemptionView> all = List.of(client.get("/exemptions", ExemptionView[].class));
      all.forEach(one -> print(one, out));
      if (all.isEmpty()) {
        out.println("nobody is exempt");
      }
    }
  }

  @Command(name = "end", description = "Ends one before its time.")
  static final class End extends HubCommand {
    @Parameters(paramLabel = "ID", description = "As exemptions list shows it.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String path = "/exemptions/" + HubClient.step(id) + "/end";
      ExemptionView ended = client.post(path, new Asked.ForReason(reason), ExemptionView.class);
      out.println("ended: " + ended.id() + ", " + ended.whom());
    }
  }

  static void print(ExemptionView one, PrintWriter out) {
    String since = one.since().equals(Instant.EPOCH) ? "in the configuration" : "" + one.since();
    out.printf(
        "%s  %s for %s until %s%n  by %s, %s: %s%n",
        one.id(), one.rule(), one.whom(), one.until(), one.owner(), since, one.reason());
  }
}
