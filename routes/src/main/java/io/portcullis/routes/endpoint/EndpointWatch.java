package io.portcullis.routes.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Intake;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/** Where certificates are used, and looking at it. */
public final class EndpointWatch {
  /** Not one of a configured source, whose name has no colon. */
  public static final String SOURCE = "watch:endpoints";

  private EndpointWatch() {}

  /**
   * How it is looked.
   *
   * @param every from the end of one round to the begin of the next
   * @param timeout of one address, to the last byte
   * @param atOnce targets at one time
   * @param perSecond connections
   */
  public record Manner(Duration every, Duration timeout, int atOnce, int perSecond) {
    /** Silent only when two rounds did not come, at which every target took all the time it may. */
    Duration expected(int targets) {
      long turns = (long) targets * ServerLook.MOST_ADDRESSES / atOnce + 1;
      return every.multipliedBy(2).plus(timeout.multipliedBy(turns));
    }
  }

  public static Duty duty(
      Targets targets,
      Known known,
      Manner manner,
      Intake intake,
      MeterRegistry meters,
      Clock clock) {
    int most = targets.configured().size() + Targets.MOST_TOLD;
    Function<byte[], Receipt> take =
        RemarkTeller.way(SOURCE, Optional.of(manner.expected(most)), intake);
    ServerLook servers =
        new ServerLook(manner.timeout(), new Pace(manner.perSecond()), SOURCE, clock);
    FileLook files = new FileLook(SOURCE, clock);
    EndpointDuty.Looks looks =
        target ->
            switch (target) {
              case Target.Server server -> servers.look(server);
              case Target.KeyFile file -> files.look(file);
            };
    return new EndpointDuty(
        targets, known, looks, manner.every(), manner.atOnce(), take, new Tally(meters), clock);
  }
}
