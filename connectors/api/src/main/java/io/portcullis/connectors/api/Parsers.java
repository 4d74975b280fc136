package io.portcullis.connectors.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The parsers on the class path, one for each source type, in the order of their types. */
public final class Parsers {
  private static final List<Parser> ALL = load();

  private Parsers() {}

  public static List<Parser> all() {
    return ALL;
  }

  public static Optional<Parser> byType(String type) {
    return ALL.stream().filter(parser -> parser.type().equals(type)).findFirst();
  }

  private static List<Parser> load() {
    return ServiceLoader.load(Parser.class, Parser.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Parser::type))
        .toList();
  }
}
