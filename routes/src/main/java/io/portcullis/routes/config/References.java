package io.portcullis.routes.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;

/** Names that must stand in another section, or be known to this hub. */
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
    List<ConfigProblem> problems = new ArrayList<>(types(config.sources()));
    Set<String> names =
        config.sources().stream().map(SourceSettings::name).collect(Collectors.toSet());
    config.syslog().stream()
        .filter(listener -> !names.contains(listener.source()))
        .map(listener -> unknown(listener, names))
        .forEach(problems::add);
    problems.addAll(clients(config));
    return problems;
  }

  /** Without an authority no certificate is asked for, and nobody could send. */
  private static List<ConfigProblem> clients(PortcullisConfig config) {
    boolean asked = config.http().tls().flatMap(HttpSettings.Tls::clientCa).isPresent();
    List<ConfigProblem> problems = new ArrayList<>();
    for (int i = 0; i < config.sources().size() && !asked; i++) {
      if (config.sources().get(i).auth() instanceof AuthSettings.Mtls) {
        String what = "needs http.tls.client-ca: the authority of the senders' certificates";
        problems.add(new ConfigProblem(Paths.at("sources", i) + ".auth.mtls", what));
      }
    }
    return problems;
  }

  private static List<ConfigProblem> types(List<SourceSettings> sources) {
    List<String> known = Parsers.all().stream().map(Parser::type).toList();
    List<ConfigProblem> problems = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String type = sources.get(i).type();
      if (!known.contains(type)) {
        String what = "is \"" + type + "\"; " + Nearest.hint(type, known);
        problems.add(new ConfigProblem(Paths.at("sources", i) + ".type", what));
      }
    }
    return problems;
  }

  private static ConfigProblem unknown(SyslogSettings listener, Set<String> names) {
    String hint = names.isEmpty() ? "there are no sources" : Nearest.hint(listener.source(), names);
    String what =
        "port " + listener.port() + ": no source is named \"" + listener.source() + "\"; ";
    return new ConfigProblem("syslog", what + hint);
  }
}
