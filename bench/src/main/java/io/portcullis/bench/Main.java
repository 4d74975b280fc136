package io.portcullis.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.bench.crl.Crl;
import io.portcullis.bench.evidence.Evidence;
import io.portcullis.bench.hub.Enforce;
import io.portcullis.bench.hub.Spine;
import io.portcullis.bench.inventory.Inventory;
import io.portcullis.bench.parse.Parse;
import io.portcullis.bench.radius.Radius;
import io.portcullis.bench.replay.Replay;
import io.portcullis.bench.rules.Rules;
import io.portcullis.connectors.api.Json;

/** {@code portcullis bench NAME}. Exit codes: 0 measured, 2 wrong use, 3 could not be measured. */
@Command(
    name = "bench",
    description = "Measures the hub beside a floor, and prints a table.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  static final int WRONG_USE = 2;
  static final int MISSING = 3;

  private final List<Benchmark> benchmarks;

  @Parameters(paramLabel = "NAME", description = "Which benchmark.")
  private String name;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(names = "--quick", description = "A small run: shows that it works, not how fast.")
  private boolean quick;

  @Spec private CommandSpec spec;

  Main(List<Benchmark> benchmarks) {
    this.benchmarks = List.copyOf(benchmarks);
  }

  public static void main(String[] args) {
    List<Benchmark> all =
        List.of(
            new Crl(),
            new Enforce(),
            new Evidence(),
            new Inventory(),
            new Parse(),
            new Radius(),
            new Replay(),
            new Rules(),
            new Spine());
    System.exit(commandLine(all).execute(args));
  }

  static CommandLine commandLine(List<Benchmark> benchmarks) {
    return new CommandLine(new Main(benchmarks))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println("portcullis: " + plain(failure));
              return MISSING;
            });
  }

  private static String plain(Exception failure) {
    return failure instanceof BenchException ? failure.getMessage() : failure.toString();
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    for (Benchmark benchmark : benchmarks) {
      if (benchmark.name().equals(name)) {
        print(benchmark.run(quick, line -> err.println("portcullis: " + line)));
        return 0;
      }
    }
    String known = benchmarks.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    err.println("portcullis: no benchmark \"" + name + "\"; there are: " + known);
    return WRONG_USE;
  }

  private void print(Figures figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.text(figures) : Table.of(figures));
    out.flush();
  }
}
