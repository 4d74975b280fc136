package io.portcullis.routes.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.model.Fact;
import io.portcullis.model.Soundness;
import io.portcullis.model.Subject;

/**
 * What a source said last is unknown from the moment on at which something is held against the
 * source. That is found out when somebody asks: a source that falls silent sends nothing to the
 * subjects that it spoke of.
 */
final class Doubts {
  private final Function<String, Optional<Subject>> sources;
  private final Map<String, String> known = new HashMap<>();

  Doubts(Function<String, Optional<Subject>> sources) {
    this.sources = sources;
  }

  /** Empty while its source is sound, and where it needs none. */
  String of(Fact fact) {
    return fact.source().isEmpty() ? "" : known.computeIfAbsent(fact.source(), this::doubt);
  }

  private String doubt(String source) {
    Optional<Subject> subject = sources.apply(source);
    return subject
        .flatMap(Soundness::since)
        .map(since -> "unknown since " + since + " (source " + source + ": " + why(subject) + ")")
        .orElse("");
  }

  private static String why(Optional<Subject> source) {
    return source.map(Soundness::held).orElse("");
  }
}
