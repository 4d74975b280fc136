package io.portcullis.routes.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names in one section that must stand in another. */
final class References {
  private References() {}

  /**
   * @param earlier problems found before: where sources are already wrong, one that seems to be
   *     missing may be among them, and nothing is said about it
   */
  static List<ConfigProblem> problems(PortcullisConfig config, List<ConfigProblem> earlier) {
    if (earlier.stream().anyMatch(problem -> problem.path().startsWith("sources"))) {
      return List.of();
    }
    Set<String> names =
        config.sources().stream().map(SourceSettings::name).collect(Collectors.toSet());
    return config.syslog().stream()
        .filter(listener -> !names.contains(listener.source()))
        .map(listener -> unknown(listener, names))
        .toList();
  }

  private static ConfigProblem unknown(SyslogSettings listener, Set<String> names) {
    String hint = names.isEmpty() ? "there are no sources" : Nearest.hint(listener.source(), names);
    String what =
        "port " + listener.port() + ": no source is named \"" + listener.source() + "\"; ";
    return new ConfigProblem("syslog", what + hint);
  }
}
