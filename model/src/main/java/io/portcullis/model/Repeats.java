package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a subject was quarantined lately: each moment at which its admitted standing rose to
 * QUARANTINED or beyond. A reinstatement forgets them.
 *
 * @param times ascending, at most {@link #MAX}; the oldest give way
 */
public record Repeats(List<Instant> times) implements Fact {
  /** Most times kept, so no rule and no damping can ask for more. */
  public static final int MAX = 16;

  public Repeats {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("repeats: needs a time");
    }
    times = Keep.bounded(times, MAX);
  }

  /** What is kept of a subject, with one time more. */
  static List<Repeats> and(List<Repeats> known, Instant at) {
    return merged(known, List.of(new Repeats(List.of(at))));
  }

  /** Two subjects are one: it was quarantined whenever one of them was. */
  static List<Repeats> merged(List<Repeats> one, List<Repeats> other) {
    List<Instant> all =
        Stream.concat(one.stream(), other.stream())
            .flatMap(r -> r.times().stream())
            .distinct()
            .sorted()
            .toList();
    return all.isEmpty() ? List.of() : List.of(new Repeats(all));
  }

  /** True when so many of them lay within that time. */
  public boolean often(long many, Duration within) {
    return Bursts.last(times, many, within) >= 0;
  }

  /**
   * When it had become too often; the end of time when it never did.
   *
   * @param many from 1 on
   */
  public Instant oftenAt(long many, Duration within) {
    return Bursts.at(times, many, within);
  }

  /** It is what the hub itself did. */
  @Override
  public String source() {
    return "";
  }

  @Override
  public boolean weak() {
    return false;
  }

  @Override
  public Instant since() {
    return times.getFirst();
  }

  @Override
  public String describe() {
    return "quarantined %d times from %s to %s"
        .formatted(times.size(), times.getFirst(), times.getLast());
  }
}
