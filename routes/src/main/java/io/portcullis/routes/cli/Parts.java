package io.portcullis.routes.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import io.portcullis.connectors.api.Parser;

/** What the commands work with, apart from a hub. */
public record Parts(
    List<Parser> parsers,
    Optional<RulesTool> rules,
    Optional<Demo> demo,
    List<HealthCheck> checks,
    Map<String, String> environment) {

  /** Everything that this installation has. */
  public static Parts installed() {
    return new Parts(
        all(Parser.class),
        all(RulesTool.class).stream().findFirst(),
        all(Demo.class).stream().findFirst(),
        all(HealthCheck.class),
        System.getenv());
  }

  private static <T> List<T> all(Class<T> service) {
    return ServiceLoader.load(service, Parts.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
