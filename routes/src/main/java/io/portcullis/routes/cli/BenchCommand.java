package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands here for {@code --help}: the launcher starts benchmarks in a process without the hub. */
@Command(name = "bench", description = "Measures the hub.")
final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> asked = new ArrayList<>();

  @Override
  public Integer call() {
    throw Exit.missing("benchmarks are started by ./portcullis bench " + String.join(" ", asked));
  }
}
