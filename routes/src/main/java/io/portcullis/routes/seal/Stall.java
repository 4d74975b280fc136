package io.portcullis.routes.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Notices, once for each time, that something has not moved for longer than a limit. */
final class Stall {
  private final Duration limit;
  private final Clock clock;
  private final Consumer<String> alarm;
  private Optional<Instant> since = Optional.empty();
  private boolean told;

  /**
   * @param alarm is told since when, and why
   */
  Stall(Duration limit, Clock clock, Consumer<String> alarm) {
    this.limit = limit;
    this.clock = clock;
    this.alarm = alarm;
  }

  synchronized void stuck(String problem) {
    Instant now = clock.instant();
    Instant from = since.orElse(now);
    since = Optional.of(from);
    if (!told && !now.isBefore(from.plus(limit))) {
      told = true;
      alarm.accept("nothing was stored since %s: %s".formatted(from, problem));
    }
  }

  synchronized void moves() {
    since = Optional.empty();
    told = false;
  }
}
