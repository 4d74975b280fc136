package io.portcullis.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a source said is to be relied on, by what is held against it as a subject. */
public final class Soundness {
  private Soundness() {}

  /** What is held against a source and since when; empty where nothing is. */
  public static String held(Subject source) {
    return findings(source)
        .map(f -> f.reason() + " since " + f.since())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Since when it is not sound. */
  public static Optional<Instant> since(Subject source) {
    return findings(source).map(Finding::since).min(Comparator.naturalOrder());
  }

  /** As the configuration writes it, which an alias does not. */
  public static String name(Subject source) {
    Facts facts = source.facts();
    return Stream.of(
            facts.feeds().stream().map(Facts.Feed::source),
            facts.sequences().stream().map(s -> s.source()),
            facts.flaws().stream().map(Flaw::source))
        .flatMap(s -> s)
        .findFirst()
        .orElseGet(() -> alias(source));
  }

  private static String alias(Subject source) {
    return source.aliases().stream()
        .filter(a -> a.type() == AliasType.SOURCE_NAME)
        .map(a -> a.value())
        .findFirst()
        .orElse(source.name());
  }

  private static Stream<Finding> findings(Subject source) {
    List<Finding> open = source.findings();
    return open.stream().filter(f -> f.mode() != Mode.OBSERVE);
  }
}
