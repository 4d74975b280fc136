package io.portcullis.routes.cli;

import java.io.PrintStream;
import java.util.List;

/** A measurement that can be asked for by name. Found as a service. */
public interface Benchmark {
  String name();

  /** Runs it; progress goes to {@code progress}. */
  Figures run(PrintStream progress);

  /**
   * @param machine what it ran on
   * @param rows as many cells in each as there are columns
   */
  record Figures(String machine, List<String> columns, List<List<String>> rows) {}
}
