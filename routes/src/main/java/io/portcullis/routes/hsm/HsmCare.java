package io.portcullis.routes.hsm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/** The care of all configured tokens. */
public final class HsmCare {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:hsm";

  private HsmCare() {}

  /**
   * @param tokens the looks by configured name
   * @return one duty for each
   */
  public static List<Duty> of(
      Map<String, CareDuty.Look> tokens,
      Care care,
      Duration every,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    // Silent only when two looks in a row did not come.
    Optional<Duration> expected = Optional.of(every.multipliedBy(2));
    Function<byte[], Receipt> take = RemarkTeller.way(SOURCE, expected, intake);
    return tokens.entrySet().stream()
        .<Duty>map(
            t ->
                new CareDuty(
                    t.getKey(),
                    t.getValue(),
                    care,
                    every,
                    take,
                    new CareMeters(t.getKey(), meters),
                    clock))
        .toList();
  }
}
