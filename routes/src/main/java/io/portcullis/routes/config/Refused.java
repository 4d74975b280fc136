package io.portcullis.routes.config;

import java.util.List;

/** What a settings record throws when it refuses to exist; paths are relative to the record. */
final class Refused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  Refused(List<ConfigProblem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  List<ConfigProblem> problems() {
    return problems;
  }
}
