package io.portcullis.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much is usual in each hour of the week (UTC), as far as the weeks before tell. When an hour
 * is over its counter is halved and half of what was in it is added, so the newest week counts
 * half, the one before a quarter, and no date is kept.
 *
 * @param hours for each of the {@link #HOURS} hours from Monday at 0 on: what is usual, in parts of
 *     which {@link #SCALE} are one
 */
record Week(List<Integer> hours) {
  /** Hours of a week. */
  static final int HOURS = 168;

  static final int SCALE = 16;

  /** Most that counts in an hour. */
  static final int MAX = Integer.MAX_VALUE / (2 * SCALE);

  /** Nothing is known yet. */
  static final Week EMPTY = new Week(Collections.nCopies(HOURS, 0));

  private static final int DAY = 24;

  Week {
    if (hours.size() != HOURS) {
      throw new IllegalArgumentException("week: needs %d hours".formatted(HOURS));
    }
    hours = List.copyOf(hours);
  }

  /** That hour is over. */
  Week over(Instant hour, long count) {
    List<Integer> changed = new ArrayList<>(hours);
    int slot = slot(hour);
    changed.set(slot, changed.get(slot) / 2);
    add(changed, slot, count);
    return new Week(changed);
  }

  /** So many hours after that one are over, and nothing was in them. */
  Week idle(Instant hour, long many) {
    List<Integer> changed = new ArrayList<>(hours);
    int from = slot(hour);
    for (int i = 1; i <= Math.min(many, HOURS); i++) {
      long weeks = (many - i) / HOURS + 1;
      int slot = (from + i) % HOURS;
      changed.set(slot, changed.get(slot) >> Math.min(weeks, Integer.SIZE - 1));
    }
    return new Week(changed);
  }

  /** More is told of an hour that was over. */
  Week late(Instant hour, long count) {
    List<Integer> changed = new ArrayList<>(hours);
    add(changed, slot(hour), count);
    return new Week(changed);
  }

  private static void add(List<Integer> hours, int slot, long count) {
    long sum = hours.get(slot) + Math.min(count, MAX) * (SCALE / 2);
    hours.set(slot, (int) Math.min(sum, (long) MAX * SCALE));
  }

  /**
   * The most of the hour and of those beside it: a job that runs a little late is no news. In
   * parts.
   */
  int most(Instant hour) {
    int slot = slot(hour);
    return Math.max(at(slot), Math.max(at(slot - 1), at(slot + 1)));
  }

  /** The least of them, likewise. */
  int least(Instant hour) {
    int slot = slot(hour);
    return Math.min(at(slot), Math.min(at(slot - 1), at(slot + 1)));
  }

  private int at(int slot) {
    return hours.get(Math.floorMod(slot, HOURS));
  }

  /** Hours of the week in which anything is usual. */
  long busy() {
    return hours.stream().filter(count -> count > 0).count();
  }

  private static int slot(Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    return (time.getDayOfWeek().getValue() - 1) * DAY + time.getHour();
  }
}
