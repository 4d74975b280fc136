package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.remark.RemarkTeller;

/** How long revocations take, and telling when it is too long. */
public final class DelayWatch {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:delays";

  private DelayWatch() {}

  /**
   * @param search goes through this hub's subjects
   * @param limit of the slowest hundredth
   */
  public static Duty duty(
      Supplier<List<RevocationDelay>> search,
      Duration limit,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    Optional<Duration> expected = Optional.of(DelayDuty.EVERY.multipliedBy(3));
    DelayMeters gauges = new DelayMeters(meters);
    return new DelayDuty(search, limit, RemarkTeller.way(SOURCE, expected, intake), gauges, clock);
  }
}
