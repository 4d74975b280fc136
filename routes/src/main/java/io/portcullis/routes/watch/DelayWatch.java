package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.portcullis.connectors.api.remark.RemarkParser;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.intake.Source;

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
      Supplier<List<RevocationDelay>> search, Duration limit, Intake intake, Clock clock) {
    Optional<Duration> expected = Optional.of(DelayDuty.EVERY.multipliedBy(3));
    Source source = new Source(SOURCE, new RemarkParser(), expected, false);
    Function<byte[], Receipt> take = body -> intake.accept(source, body, SOURCE);
    return new DelayDuty(search, limit, take, clock);
  }
}
