package io.portcullis.connectors.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The feeds on the class path, in the order of their names. */
public final class Feeds {
  private static final List<Feed> ALL = load();

  private Feeds() {}

  public static List<Feed> all() {
    return ALL;
  }

  public static Optional<Feed> byName(String name) {
    return ALL.stream().filter(feed -> feed.name().equals(name)).findFirst();
  }

  private static List<Feed> load() {
    return ServiceLoader.load(Feed.class, Feed.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Feed::name))
        .toList();
  }
}
