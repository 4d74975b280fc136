package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When something failed lately, told by one source.
 *
 * @param of {@link #AUTHENTICATION} at a token, or {@link #USE} of a key
 * @param times ascending, at most {@link #MAX}; the oldest give way
 */
public record Failures(String source, String of, List<Instant> times, boolean weak)
    implements Fact {
  /** Most times kept, so no burst can be asked for that has more. */
  public static final int MAX = 64;

  public static final String AUTHENTICATION = "authentication";
  public static final String USE = "use";

  public Failures {
    if (times.isEmpty() || times.size() > MAX) {
      throw new IllegalArgumentException("failures: needs 1 to %d times".formatted(MAX));
    }
    times = List.copyOf(times);
  }

  Failures and(Instant at, boolean nowWeak) {
    List<Instant> all = Stream.concat(times.stream(), Stream.of(at)).sorted().toList();
    return new Failures(source, of, Keep.bounded(all, MAX), weak || nowWeak);
  }

  /** Both may have counted the same one. */
  Failures and(Failures other) {
    List<Instant> all =
        Stream.concat(times.stream(), other.times.stream()).distinct().sorted().toList();
    return new Failures(source, of, Keep.bounded(all, MAX), weak || other.weak);
  }

  /** True when so many of them lay within that time. */
  public boolean burst(long many, Duration within) {
    return Bursts.last(times, many, within) >= 0;
  }

  /**
   * When the newest burst became one; the end of time when there was none.
   *
   * @param many from 1 on
   */
  public Instant burstAt(long many, Duration within) {
    return Bursts.at(times, many, within);
  }

  @Override
  public Instant since() {
    return times.getFirst();
  }

  @Override
  public String describe() {
    return "%s failed %d times from %s to %s, told by %s"
        .formatted(of, times.size(), times.getFirst(), times.getLast(), source);
  }
}
