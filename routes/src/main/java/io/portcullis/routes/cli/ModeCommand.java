package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.model.Mode;
import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ModeSetting;
import io.portcullis.routes.api.RuleView;

@Command(name = "mode", description = "How far a rule may go.")
final class ModeCommand extends HubCommand {
  @Parameters(index = "0", paramLabel = "RULE", description = "Id of the rule.")
  private String rule;

  @Parameters(index = "1", paramLabel = "MODE", description = "observe, recommend or enforce.")
  private Mode mode;

  @Option(names = "--group", paramLabel = "G", description = "For the members of one group only.")
  private String group;

  @Option(
      names = "--ramp",
      paramLabel = "PERCENT",
      description = "For so many percent of subjects, 1 to 100; for the others it observes.")
  private Integer ramp;

  @Override
  void ask(HubClient client, PrintWriter out) {
    String path = "/rules/" + HubClient.step(rule) + "/mode";
    RuleView now = client.put(path, new Asked.ForMode(mode, group, ramp), RuleView.class);
    out.println(now.id() + ": " + text(now.mode(), now.ramp()));
    now.groups()
        .forEach(g -> out.println("  group " + g.group() + ": " + text(g.mode(), g.ramp())));
  }

  private static String text(Mode mode, int ramp) {
    String word = mode.name().toLowerCase(Locale.ROOT);
    return ramp == ModeSetting.EVERYBODY ? word : word + ", " + ramp + " % of subjects";
  }
}
