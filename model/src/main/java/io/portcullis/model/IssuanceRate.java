package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How many certificates an authority issues at which hour of the week (UTC), counted by the hub
 * when their holders hear of them. A certificate counts once, whoever tells of it.
 *
 * @param habit without a source
 */
public record IssuanceRate(Habit habit) implements Fact {

  static IssuanceRate began(Instant at, long certificates) {
    return new IssuanceRate(Habit.began("", at, certificates, false));
  }

  IssuanceRate and(Instant at, long certificates) {
    return new IssuanceRate(habit.used(at, certificates, false));
  }

  /** Certificates of the running hour. */
  public long count() {
    return habit.count();
  }

  /** Whether the running hour begins so long after the first certificate. */
  public boolean learned(Duration learning) {
    return habit.learned(learning);
  }

  /** Whether the running hour has that many times the certificates that are usual then. */
  public boolean above(long times) {
    return habit.above(times);
  }

  /** It is what the hub itself counted. */
  @Override
  public String source() {
    return "";
  }

  @Override
  public Instant since() {
    return habit.hour();
  }

  @Override
  public boolean weak() {
    return false;
  }

  /** Counting on is no news. */
  @Override
  public Fact undated() {
    return new IssuanceRate((Habit) habit.undated());
  }

  @Override
  public String describe() {
    return "issued %d certificates in the hour from %s, usual are %d"
        .formatted(habit.count(), habit.hour(), habit.usualNow());
  }
}
