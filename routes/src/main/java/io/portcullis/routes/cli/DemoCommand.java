package io.portcullis.routes.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "Everything embedded, a sample estate, the scenario played through the real"
            + " entrances.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Optional<Demo> demo;

  @Option(names = "--exit", description = "End after the last step, with 0 only if all were seen.")
  private boolean exit;

  DemoCommand(Optional<Demo> demo) {
    this.demo = demo;
  }

  @Override
  public Integer call() {
    Demo scenario = demo.orElseThrow(() -> Exit.missing("this installation has no demo"));
    return scenario.play(exit, System.out) ? Exit.FINE : Exit.NO;
  }
}
