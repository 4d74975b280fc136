package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.config.Nearest;

@Command(name = "bench", description = "Measures.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final List<Benchmark> benchmarks;

  @Parameters(paramLabel = "NAME", description = "Which benchmark.")
  private String name;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  BenchCommand(List<Benchmark> benchmarks) {
    this.benchmarks = benchmarks;
  }

  @Override
  public Integer call() {
    Benchmark.Figures figures = named().run(System.err);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.text(figures));
    } else {
      print(figures, out);
    }
    out.flush();
    return Exit.FINE;
  }

  private Benchmark named() {
    List<String> known = benchmarks.stream().map(Benchmark::name).sorted().toList();
    if (known.isEmpty()) {
      throw Exit.missing("this installation has no benchmarks");
    }
    return benchmarks.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Exit.wrongUse("no benchmark \"" + name + "\"; " + Nearest.hint(name, known)));
  }

  private static void print(Benchmark.Figures figures, PrintWriter out) {
    out.println(figures.machine());
    List<Integer> widths =
        IntStream.range(0, figures.columns().size()).map(i -> width(figures, i)).boxed().toList();
    out.println(line(figures.columns(), widths));
    figures.rows().forEach(row -> out.println(line(row, widths)));
  }

  private static int width(Benchmark.Figures figures, int column) {
    int widest = figures.rows().stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, figures.columns().get(column).length());
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
