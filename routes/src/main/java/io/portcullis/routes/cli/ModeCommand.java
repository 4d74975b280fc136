package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.portcullis.model.Mode;
import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.RuleView;

@Command(name = "mode", description = "How far a rule may go.")
final class ModeCommand extends HubCommand {
  @Parameters(index = "0", paramLabel = "RULE", description = "Id of the rule.")
  private String rule;

  @Parameters(index = "1", paramLabel = "MODE", description = "observe, recommend or enforce.")
  private Mode mode;

  @Override
  void ask(HubClient client, PrintWriter out) {
    String path = "/rules/" + HubClient.step(rule) + "/mode";
    RuleView now = client.put(path, new Asked.ForMode(mode), RuleView.class);
    out.println(now.id() + ": " + now.mode().name().toLowerCase(Locale.ROOT));
  }
}
