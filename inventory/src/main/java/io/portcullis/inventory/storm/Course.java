package io.portcullis.inventory.storm;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.inventory.calendar.Expiring;

/**
 * Adds the renewals of one certificate and its successors to the days: each is renewed when its
 * window opens, and lives from then on as long as those lives let it.
 */
final class Course {
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** A certificate that is renewed more often is counted so: nobody plans for it by the day. */
  private static final long SHORTEST = Duration.ofMinutes(1).toMillis();

  private final long begin;
  private final long end;
  private final double opens;

  Course(Instant begin, int days, double opens) {
    this.begin = begin.toEpochMilli();
    this.end = this.begin + days * DAY;
    this.opens = opens;
  }

  void add(Lives lives, Expiring certificate, Instant due, long[] days) {
    Duration life = certificate.life();
    long at = due.toEpochMilli();
    if (at >= begin && at < end) {
      days[day(at)]++;
    }
    at = Math.max(at, begin);
    while (at < end) {
      Duration next = lives.next(life, certificate.publicTls(), Instant.ofEpochMilli(at));
      long period = Math.max(SHORTEST, (long) (next.toMillis() * opens));
      if (period < DAY) {
        often(at, period, days);
        return;
      }
      at += period;
      life = next;
      if (at < end) {
        days[day(at)]++;
      }
    }
  }

  /** Several a day: counted by division, not one by one. */
  private void often(long from, long period, long[] days) {
    for (int day = day(from); day < days.length; day++) {
      long dayBegin = Math.max(from, begin + day * DAY);
      long dayEnd = begin + (day + 1) * DAY;
      days[day] += until(from, dayEnd, period) - until(from, dayBegin, period);
    }
  }

  /** How many moments from + period, from + 2 periods and so on lie before that. */
  private static long until(long from, long moment, long period) {
    return Math.max(0, moment - 1 - from) / period;
  }

  private int day(long at) {
    return (int) ((at - begin) / DAY);
  }
}
