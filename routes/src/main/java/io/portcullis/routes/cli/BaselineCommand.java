package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ExemptionView;

@Command(
    name = "baseline",
    description = "What is found on the first day, taken as it is for a time.",
    subcommands = BaselineCommand.Accept.class)
final class BaselineCommand extends Group {

  @Command(name = "accept", description = "Exempts what is open now; what comes later counts.")
  static final class Accept extends HubCommand {
    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "The last day, at most a year from now; or a moment.")
    private String until;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Option(names = "--rule", paramLabel = "R", description = "Of this rule only.")
    private String rule;

    @Override
    void ask(HubClient client, PrintWriter out) {
      Asked.ForBaseline body = new Asked.ForBaseline(rule, until, reason);
      ExemptionsCommand.print(
          client.post("/report/observed/baseline", body, ExemptionView.class), out);
    }
  }
}
