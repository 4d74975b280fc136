package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.inventory.Entry;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.remark.RemarkTeller;

/** Whether issuers' certificates lie where certificates say. */
public final class IssuerWatch {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:issuers";

  private IssuerWatch() {}

  /**
   * @param learn takes certificates into the inventory
   */
  public static Duty duty(
      FoundAuthorities found, Consumer<List<Entry>> learn, Intake intake, Clock clock) {
    Optional<Duration> expected = Optional.of(IssuerDuty.EVERY.multipliedBy(3));
    return new IssuerDuty(found, learn, RemarkTeller.way(SOURCE, expected, intake), clock);
  }
}
