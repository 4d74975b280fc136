package io.portcullis.replay.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast something came about, counted from the beginning of a drill.
 *
 * @param first after which the first was there, {@code half} of them, {@code last} of them; empty
 *     when there was none
 */
public record Speed(
    String what,
    long count,
    Optional<Duration> first,
    Optional<Duration> half,
    Optional<Duration> last) {

  static Speed of(String what, List<Instant> moments, Instant begin) {
    List<Instant> sorted = moments.stream().filter(m -> !m.isBefore(begin)).sorted().toList();
    return new Speed(
        what,
        sorted.size(),
        at(sorted, 0, begin),
        at(sorted, (sorted.size() - 1) / 2, begin),
        at(sorted, sorted.size() - 1, begin));
  }

  private static Optional<Duration> at(List<Instant> sorted, int index, Instant begin) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.between(begin, sorted.get(index)));
  }

  String line() {
    return String.format(
        Locale.ROOT, "%-36s %,8d %12s %12s %12s", what, count, word(first), word(half), word(last));
  }

  private static String word(Optional<Duration> span) {
    return span.map(Words::span).orElse("-");
  }
}
