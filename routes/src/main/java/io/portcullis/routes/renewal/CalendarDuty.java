package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.duty.StalePlaceException;

/**
 * The day's messages at their hour, or as soon as a hub is there again, and each hour what is
 * remarked. Its place is the day of the last messages.
 */
final class CalendarDuty implements Duty {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration UNTIL_READ = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Supplier<Journal> journal;
  private final Supplier<Optional<Instant>> asOf;
  private final Suggestions suggestions;
  private final DayPass days;
  private final RemarkPass remarks;
  private final CalendarMeters meters;
  private final Clock clock;

  /**
   * @param journal opens it, which shuts out whoever had it
   * @param asOf up to when the inventory has all that was told; empty while it still reads
   */
  CalendarDuty(
      Supplier<Journal> journal,
      Supplier<Optional<Instant>> asOf,
      Suggestions suggestions,
      DayPass days,
      RemarkPass remarks,
      CalendarMeters meters,
      Clock clock) {
    this.journal = journal;
    this.asOf = asOf;
    this.suggestions = suggestions;
    this.days = days;
    this.remarks = remarks;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "calendar";
  }

  /** What is told by an inventory that is not whole would be wrong: it waits for it. */
  @Override
  public void run(Place place) throws InterruptedException {
    while (asOf.get().isEmpty()) {
      Thread.sleep(UNTIL_READ);
    }
    try (Journal opened = journal.get()) {
      Reminders reminders = new Reminders(opened);
      days.finish(reminders);
      while (!Thread.currentThread().isInterrupted()) {
        rest(step(reminders, place));
      }
    } finally {
      suggestions.clear();
      meters.clear();
    }
  }

  /** Authorities are asked in the meantime, a few each minute. */
  private void rest(Duration wait) throws InterruptedException {
    Instant until = clock.instant().plus(wait);
    Duration left = wait;
    while (left.isPositive()) {
      Thread.sleep(left.compareTo(MINUTE) < 0 ? left : MINUTE);
      suggestions.ask();
      left = Duration.between(clock.instant(), until);
    }
  }

  /**
   * Does what is due. Returns how long to wait before the next time.
   *
   * @throws StalePlaceException when another hub has taken over
   */
  Duration step(Reminders reminders, Place place) throws InterruptedException {
    suggestions.choose(clock.instant());
    suggestions.ask();
    Instant now = clock.instant();
    String day = days.day(now).toString();
    if (place.text().compareTo(day) < 0) {
      days.tell(reminders, now);
      place.keep(day);
    }
    days.tellEarly(reminders, now);
    remarks.tell(reminders);
    meters.passed(now);
    Duration next = Duration.between(clock.instant(), days.next(now));
    return next.compareTo(EVERY) < 0 && next.isPositive() ? next : EVERY;
  }
}
