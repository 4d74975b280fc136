package io.portcullis.routes.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can not be used. Holds every problem, so that one start shows them all. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public ConfigException(String file, List<ConfigProblem> problems) {
    super(text(file, problems));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigProblem> problems() {
    return problems;
  }

  private static String text(String file, List<ConfigProblem> problems) {
    String head =
        file + ": " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    return problems.stream()
        .map(problem -> "  " + problem)
        .collect(Collectors.joining("\n", head + "\n", ""));
  }
}
