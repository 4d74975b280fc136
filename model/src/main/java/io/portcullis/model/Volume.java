package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many records a source sends at which hour of the week (UTC), by the hub's own time. An hour
 * in which the source was silent for longer than it may is neither learned nor judged: that is
 * silence, and another thing than too few records.
 *
 * @param first when counting began
 * @param due when it counts as silent: twice its expected interval after it was heard last
 * @param hour the running hour
 * @param count records in it
 * @param whole false when the source was silent at some time of it
 * @param usual for each hour of the week what {@link Week} has learned
 * @param over the last hours that can be judged, ascending, at most {@link #KEPT}
 */
public record Volume(
    String source,
    Instant first,
    Instant due,
    Instant hour,
    long count,
    boolean whole,
    List<Integer> usual,
    List<Hour> over)
    implements Fact {
  /** Hours that are kept one by one. */
  public static final int KEPT = 24;

  /** Fewest usual records of an hour that says anything, so no rule can ask for less. */
  public static final int LEAST = 10;

  private static final Duration ONE_HOUR = Duration.ofHours(1);

  /** Hours that are gone through one by one after a pause; what lies before is not judged. */
  private static final int MOST_PASSED = 2 * Week.HOURS;

  public Volume {
    usual = List.copyOf(usual);
    over = Keep.bounded(over, KEPT);
  }

  /**
   * An hour that is over.
   *
   * @param usual fewest records that were usual in it, or in an hour beside it, before, in parts of
   *     {@link Week}
   */
  public record Hour(Instant from, long count, long usual) {
    boolean says(long least) {
      return usual >= least * Week.SCALE;
    }

    boolean less(double share) {
      return count * (double) Week.SCALE < usual * share;
    }

    Instant end() {
      return from.plus(ONE_HOUR);
    }
  }

  static Volume began(String source, Instant now, Duration expected, long records) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    List<Integer> usual = Week.EMPTY.hours();
    // The first hour was not heard from its beginning.
    return new Volume(
        source, now, due(now, expected), hour, bounded(records), false, usual, List.of());
  }

  /** Heard again, with so many records since it was heard last. */
  Volume heard(Instant now, Duration expected, long records) {
    Volume v = passed(now);
    boolean late = due.isBefore(now);
    return new Volume(
        source,
        first,
        due(now, expected),
        v.hour,
        bounded(v.count + bounded(records)),
        v.whole && !late,
        v.usual,
        v.over);
  }

  /** Time has passed: hours are over. */
  Volume passed(Instant now) {
    Instant then = now.truncatedTo(ChronoUnit.HOURS);
    Volume v = this;
    for (int i = 0; i < MOST_PASSED && v.hour.isBefore(then) && !v.silent(); i++) {
      v = v.closed();
    }
    return v.hour.isBefore(then) ? v.running(then, false, v.usual, v.over) : v;
  }

  /** Silent before the running hour ends. */
  private boolean silent() {
    return due.isBefore(end());
  }

  private Volume closed() {
    if (!whole) {
      return running(end(), true, usual, over);
    }
    Hour judged = new Hour(hour, count, week().least(hour));
    List<Hour> hours = new ArrayList<>(over);
    if (judged.says(LEAST)) {
      hours.add(judged);
    }
    return running(end(), true, week().over(hour, count).hours(), hours);
  }

  private Volume running(Instant from, boolean all, List<Integer> learned, List<Hour> hours) {
    return new Volume(source, first, due, from, 0, all, learned, hours);
  }

  private Week week() {
    return new Week(usual);
  }

  private Instant end() {
    return hour.plus(ONE_HOUR);
  }

  private static Instant due(Instant now, Duration expected) {
    return now.plus(expected.multipliedBy(2));
  }

  private static long bounded(long records) {
    return Math.clamp(records, 0, Week.MAX);
  }

  /** Whether the running hour begins so long after counting began. */
  public boolean learned(Duration learning) {
    return !hour.isBefore(first.plus(learning));
  }

  /** Whether there is a moment from which on it sends too little. */
  public boolean collapsed(double share, long least) {
    return collapsedAt(share, least).isBefore(Instant.MAX);
  }

  /**
   * When the first of the last hours ended, one after the other, that had less than this share of
   * the usual; the end of the running hour while it has less. The end of time when the running hour
   * has enough already.
   *
   * @param least fewest usual records of an hour that says anything, from {@link #LEAST} on
   */
  public Instant collapsedAt(double share, long least) {
    Hour now = new Hour(hour, count, week().least(hour));
    if (now.says(least) && !now.less(share)) {
      return Instant.MAX;
    }
    Instant since = Instant.MAX;
    for (Hour h : over.reversed()) {
      if (h.says(least)) {
        if (!h.less(share)) {
          break;
        }
        since = h.end();
      }
    }
    boolean running = whole && !silent() && now.says(least);
    return since.equals(Instant.MAX) && running ? end() : since;
  }

  @Override
  public Instant since() {
    return hour;
  }

  @Override
  public boolean weak() {
    return false;
  }

  /** Counting on is no news. */
  @Override
  public Fact undated() {
    return new Volume(source, first, first, first, 0, true, Week.EMPTY.hours(), List.of());
  }

  /** By the last hour that was over, so that it does not change with each record. */
  @Override
  public String describe() {
    if (over.isEmpty()) {
      return "source " + source + ", counted since " + first;
    }
    Hour last = over.getLast();
    return "source %s sent %d records in the hour from %s, usual are at least %d"
        .formatted(source, last.count(), last.from(), last.usual() / Week.SCALE);
  }
}
