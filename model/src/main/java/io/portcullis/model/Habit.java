package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param usual for each of the {@link #HOURS} hours of the week, from Monday at 0 on: the uses of
 *     an hour, in sixteenths, halved each week and added to by half of the week's own. An hour that
 *     a single use is known of is forgotten after four weeks without one
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
  public static final int HOURS = 168;

  private static final int SCALE = 16;
  private static final int DAY = 24;

  /** Most uses that count in an hour. */
  static final int MAX = Integer.MAX_VALUE / (2 * SCALE);

  public Habit {
    if (usual.size() != HOURS) {
      throw new IllegalArgumentException("habit: needs %d hours".formatted(HOURS));
    }
    usual = List.copyOf(usual);
    oddAt = Objects.requireNonNullElse(oddAt, Optional.empty());
  }

  static Habit began(String source, Instant at, boolean weak) {
    return new Habit(
        source,
        at,
        at.truncatedTo(ChronoUnit.HOURS),
        1,
        Collections.nCopies(HOURS, 0),
        Optional.empty(),
        weak);
  }

  /** Used once more. What is told late counts for its own hour, and is no oddity. */
  Habit used(Instant at, boolean nowWeak) {
    Instant then = at.truncatedTo(ChronoUnit.HOURS);
    if (then.isBefore(hour)) {
      return with(hour, count, added(usual, slot(then)), oddAt, nowWeak);
    }
    if (then.equals(hour)) {
      return with(hour, Math.min(MAX, count + 1), usual, oddAt, nowWeak);
    }
    List<Integer> passed = passed(then);
    boolean odd = near(passed, slot(then)) == 0;
    return with(then, 1, passed, odd ? Optional.of(at) : oddAt, nowWeak);
  }

  private Habit with(
      Instant newHour,
      long newCount,
      List<Integer> newUsual,
      Optional<Instant> newOddAt,
      boolean nowWeak) {
    return new Habit(source, first, newHour, newCount, newUsual, newOddAt, weak || nowWeak);
  }

  /** The running hour is over, and those between it and the next: nothing was in them. */
  private List<Integer> passed(Instant next) {
    List<Integer> hours = new ArrayList<>(usual);
    int from = slot(hour);
    hours.set(from, hours.get(from) / 2);
    add(hours, from, count);
    long between = Duration.between(hour, next).toHours() - 1;
    for (int i = 1; i <= Math.min(between, HOURS); i++) {
      long weeks = (between - i) / HOURS + 1;
      int slot = (from + i) % HOURS;
      hours.set(slot, hours.get(slot) >> Math.min(weeks, Integer.SIZE - 1));
    }
    return hours;
  }

  private static List<Integer> added(List<Integer> hours, int slot) {
    List<Integer> more = new ArrayList<>(hours);
    add(more, slot, 1);
    return more;
  }

  private static void add(List<Integer> hours, int slot, long uses) {
    long sum = hours.get(slot) + uses * (SCALE / 2);
    hours.set(slot, (int) Math.min(sum, (long) MAX * SCALE));
  }

  private static int slot(Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    return (time.getDayOfWeek().getValue() - 1) * DAY + time.getHour();
  }

  /** The most of the hour and of those beside it: a job that runs a little late is no news. */
  private static int near(List<Integer> hours, int slot) {
    int before = hours.get((slot + HOURS - 1) % HOURS);
    int after = hours.get((slot + 1) % HOURS);
    return Math.max(hours.get(slot), Math.max(before, after));
  }

  /** Whether the running hour begins so long after the first use. */
  public boolean learned(Duration learning) {
    return !hour.isBefore(first.plus(learning));
  }

  /** Whether the running hour has that many times the uses that are usual then. */
  public boolean above(long times) {
    return count * SCALE > near(usual, slot(hour)) * times;
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
    return usual.stream().filter(uses -> uses > 0).count();
  }

  @Override
  public Instant since() {
    return hour;
  }

  /** Counting on is no news. */
  @Override
  public Fact undated() {
    return new Habit(source, first, first, 1, Collections.nCopies(HOURS, 0), oddAt, weak);
  }

  @Override
  public String describe() {
    return "key used %d times in the hour from %s, usual are %d, told by %s"
        .formatted(count, hour, near(usual, slot(hour)) / SCALE, source);
  }
}
