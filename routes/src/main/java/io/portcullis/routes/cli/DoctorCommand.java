package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import io.portcullis.routes.config.ConfigException;
import io.portcullis.routes.config.PortcullisConfig;

@Command(
    name = "doctor",
    description = "Configuration, connections, versions: one line each, ok or why not.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final List<HealthCheck> checks;

  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  DoctorCommand(List<HealthCheck> installed) {
    checks = new ArrayList<>(List.of(new MachineCheck(), new ConnectionCheck(), new TrailCheck()));
    checks.addAll(installed);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<HealthCheck.Line> lines = look();
    for (HealthCheck.Line line : lines) {
      out.printf("%-3s %-24s %s%n", line.good() ? "ok" : "NO", line.name(), line.detail());
    }
    out.flush();
    return lines.stream().allMatch(HealthCheck.Line::good) ? Exit.FINE : Exit.NO;
  }

  private List<HealthCheck.Line> look() {
    PortcullisConfig sound;
    try {
      sound = config.withSecrets();
    } catch (ConfigException e) {
      return e.problems().stream()
          .map(problem -> HealthCheck.Line.bad("configuration", problem.toString()))
          .toList();
    }
    List<HealthCheck.Line> lines = new ArrayList<>();
    String read = config.file().map(file -> file + " is sound").orElse("none, the defaults hold");
    lines.add(HealthCheck.Line.good("configuration", read));
    checks.forEach(check -> lines.addAll(check.look(sound)));
    return lines;
  }
}
