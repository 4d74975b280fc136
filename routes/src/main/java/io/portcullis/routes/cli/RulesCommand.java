package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.Receipt;

@Command(
    name = "rules",
    description = "The rules: seen, tried, put in force.",
    subcommands = {RulesCommand.Activate.class, RulesCommand.SetParameter.class})
final class RulesCommand extends Group {
  private final Optional<RulesTool> tool;

  RulesCommand(Optional<RulesTool> tool) {
    this.tool = tool;
  }

  @Command(
      name = "list",
      description = "The rules of a folder, or the built-in ones.",
      mixinStandardHelpOptions = true)
  int list(@Parameters(arity = "0..1", paramLabel = "FOLDER") Optional<Path> folder) {
    PrintWriter out = line().getOut();
    for (RulesTool.Line line : asked(() -> tool().list(folder))) {
      out.printf(
          "%-36s %-9s %-8s %-11s %s%n",
          line.id(), word(line.mode()), word(line.severity()), line.standing(), line.title());
    }
    out.flush();
    return Exit.FINE;
  }

  @Command(
      name = "test",
      description = "Runs the rules' own cases.",
      mixinStandardHelpOptions = true)
  int test(@Parameters(arity = "0..1", paramLabel = "FOLDER") Optional<Path> folder) {
    RulesTool.Report report = asked(() -> tool().test(folder));
    PrintWriter out = line().getOut();
    report.failures().forEach(out::println);
    out.printf(
        "%d rules, %d cases, %d failed%n",
        report.rules(), report.cases(), report.failures().size());
    out.flush();
    return report.failures().isEmpty() ? Exit.FINE : Exit.NO;
  }

  @Command(name = "activate", description = "Puts a folder of rules in force, on all hubs.")
  static final class Activate extends HubCommand {
    @Parameters(paramLabel = "FOLDER", description = "Holds AREA/RULE/{Rule.drl,...}.")
    private Path folder;

    @Override
    void ask(HubClient client, PrintWriter out) {
      Map<String, String> files = RuleFiles.read(folder);
      Receipt receipt = client.post("/rules/bundles", new Asked.ForRules(files), Receipt.class);
      out.println(receipt.message() + " (" + receipt.id() + ")");
    }
  }

  @Command(name = "set", description = "Sets a threshold of a rule, on all hubs.")
  static final class SetParameter extends HubCommand {
    @Parameters(index = "0", paramLabel = "RULE", description = "Id of the rule.")
    private String rule;

    @Parameters(index = "1", paramLabel = "PARAMETER", description = "As in rule.yaml.")
    private String name;

    @Parameters(index = "2", paramLabel = "VALUE", description = "Like PT4H, 0.7, 20 or high.")
    private String value;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String path = "/rules/" + HubClient.step(rule) + "/parameters/" + HubClient.step(name);
      Receipt receipt = client.put(path, new Asked.ForParameter(value), Receipt.class);
      out.println(receipt.message() + " (" + receipt.id() + ")");
    }
  }

  private RulesTool tool() {
    return tool.orElseThrow(() -> Exit.missing("this installation has no rules"));
  }

  private static <T> T asked(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw Exit.no(e.getMessage());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
