package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.remark.RemarkTeller;

/** How CRLs grow, and telling when it is fast. */
public final class CrlGrowthWatch {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:crl-growth";

  private CrlGrowthWatch() {}

  /**
   * @param search goes through this hub's subjects
   * @param factor so many times as large as a week ago is told
   */
  public static Duty duty(
      Supplier<List<CrlSize>> search, double factor, Intake intake, Clock clock) {
    Optional<Duration> expected = Optional.of(CrlGrowthDuty.EVERY.multipliedBy(3));
    return new CrlGrowthDuty(search, factor, RemarkTeller.way(SOURCE, expected, intake), clock);
  }
}
