package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ExemptionView;

@Command(name = "exempt", description = "Takes somebody out of what a rule wants, for a time.")
final class ExemptCommand extends HubCommand {
  @Parameters(index = "0", paramLabel = "RULE", description = "Id of the rule, or all.")
  private String rule;

  @Parameters(
      index = "1",
      paramLabel = "WHOM",
      description = "A subject by its id or a name as TYPE=VALUE, or group=NAME.")
  private String whom;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "The last day, at most a year from now; or a moment.")
  private String until;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Override
  void ask(HubClient client, PrintWriter out) {
    Asked.ForExemption body = new Asked.ForExemption(rule, whom, until, reason);
    ExemptionsCommand.print(client.post("/exemptions", body, ExemptionView.class), out);
  }
}
