package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Bounded lists of facts, where the newest statement of one source about one thing holds. */
final class Keep {
  private Keep() {}

  /**
   * Replaces the one entry that {@code about} finds, unless the signal is older than it: event time
   * orders statements of one source about one attribute, and nothing else.
   */
  static <T> List<T> newest(
      List<T> entries,
      Predicate<T> about,
      Function<T, Instant> at,
      Signal signal,
      Function<Optional<T>, T> next) {
    Optional<T> last = entries.stream().filter(about).findFirst();
    if (last.map(at).filter(t -> t.isAfter(signal.occurredAt())).isPresent()) {
      return entries;
    }
    List<T> kept = new ArrayList<>(entries);
    last.ifPresent(kept::remove);
    kept.add(next.apply(last));
    return bounded(kept);
  }

  /** The oldest give way. */
  static <T> List<T> bounded(List<T> entries) {
    return bounded(entries, Facts.MAX);
  }

  static <T> List<T> bounded(List<T> entries, int most) {
    return List.copyOf(entries.subList(Math.max(0, entries.size() - most), entries.size()));
  }
}
