package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.api.ExplanationText;

@Command(name = "explain", description = "Why: signals, findings, standing, actions, outcomes.")
final class ExplainCommand extends HubCommand {
  @Parameters(
      paramLabel = "ID",
      description = "Of a subject, an action, a finding or a signal; or a name as TYPE=VALUE.")
  private String id;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Override
  void ask(HubClient client, PrintWriter out) {
    Explanation explanation = client.get("/explain/" + HubClient.step(id), Explanation.class);
    out.print(json ? Json.text(explanation) + "\n" : ExplanationText.of(explanation));
  }
}
