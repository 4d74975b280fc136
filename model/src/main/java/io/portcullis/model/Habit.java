package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a key is used at which hour of the week (UTC), told by one source. By the events' own
 * time, so it comes out the same when it is computed again.
 *
 * @param first its first use
 * @param hour the running hour
 * @param count uses in it
 * @param usual for each of the {@link #HOURS} hours of the week what {@link Week} has learned. An
 *     hour that a single use is known of is forgotten after four weeks without one
 * @param oddAt the last use in an hour in which, and beside which, it never was used before
 */
public record Habit(
    String source,
    Instant first,
    Instant hour,
    long count,
    List<Integer> usual,
    Optional<Instant> oddAt,
    boolean weak)
    implements Fact {
  /** Hours of a week. */
  public static final int HOURS = Week.HOURS;

  /** Most uses that count in an hour. */
  static final int MAX = Week.MAX;

  public Habit {
    if (usual.size() != HOURS) {
      throw new IllegalArgumentException("habit: needs %d hours".formatted(HOURS));
    }
    usual = List.copyOf(usual);
    oddAt = Objects.requireNonNullElse(oddAt, Optional.empty());
  }

  static Habit began(String source, Instant at, boolean weak) {
    return began(source, at, 1, weak);
  }

  static Habit began(String source, Instant at, long times, boolean weak) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    return new Habit(
        source, at, hour, Math.min(MAX, times), Week.EMPTY.hours(), Optional.empty(), weak);
  }

  /** Used once more. What is told late counts for its own hour, and is no oddity. */
  Habit used(Instant at, boolean nowWeak) {
    return used(at, 1, nowWeak);
  }

  /** Used so many times more in the hour of that moment. */
  Habit used(Instant at, long times, boolean nowWeak) {
    Instant then = at.truncatedTo(ChronoUnit.HOURS);
    if (then.isBefore(hour)) {
      return with(hour, count, week().late(then, times), oddAt, nowWeak);
    }
    if (then.equals(hour)) {
      return with(hour, Math.min(MAX, count + times), week(), oddAt, nowWeak);
    }
    Week passed = week().over(hour, count).idle(hour, Duration.between(hour, then).toHours() - 1);
    boolean odd = passed.most(then) == 0;
    return with(then, Math.min(MAX, times), passed, odd ? Optional.of(at) : oddAt, nowWeak);
  }

  private Habit with(
      Instant newHour, long newCount, Week week, Optional<Instant> newOddAt, boolean nowWeak) {
    return new Habit(source, first, newHour, newCount, week.hours(), newOddAt, weak || nowWeak);
  }

  private Week week() {
    return new Week(usual);
  }

  /** Whether the running hour begins so long after the first use. */
  public boolean learned(Duration learning) {
    return !hour.isBefore(first.plus(learning));
  }

  /** Whether the running hour has that many times the uses that are usual then. */
  public boolean above(long times) {
    return count * Week.SCALE > week().most(hour) * times;
  }

  /** Uses that are usual in the running hour, or in one beside it; parts of one count. */
  public double usualInHour() {
    return week().most(hour) / (double) Week.SCALE;
  }

  /** The same, without parts. */
  long usualNow() {
    return week().most(hour) / Week.SCALE;
  }

  /** Whether the last odd use was so long after the first. */
  public boolean odd(Duration learning) {
    return oddAt.filter(at -> !at.isBefore(first.plus(learning))).isPresent();
  }

  /** When the last odd use was; the end of time when there was none. */
  public Instant oddMoment() {
    return oddAt.orElse(Instant.MAX);
  }

  /** Hours of the week in which it is used. */
  public long busyHours() {
    return week().busy();
  }

  @Override
  public Instant since() {
    return hour;
  }

  /** Counting on is no news. */
  @Override
  public Fact undated() {
    return new Habit(source, first, first, 1, Week.EMPTY.hours(), oddAt, weak);
  }

  @Override
  public String describe() {
    return "key used %d times in the hour from %s, usual are %d, told by %s"
        .formatted(count, hour, usualNow(), source);
  }
}
