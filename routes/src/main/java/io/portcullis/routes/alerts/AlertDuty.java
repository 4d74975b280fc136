package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.duty.SteppedDuty;

/**
 * Tells people, on one hub at a time. Before it begins it has read all that the hub before it
 * wrote, so that another hub does not tell it again; before each message it makes sure that the
 * duty is still its own.
 */
final class AlertDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(AlertDuty.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);

  private final AlertBook book;
  private final Ways ways;
  private final Plan plan;
  private final Housekeeping housekeeping;
  private final List<Courier> couriers;
  private final BooleanSupplier stopped;
  private final Clock clock;
  private Instant tidied = Instant.EPOCH;

  /**
   * @param stopped whether nothing may go out now
   */
  AlertDuty(
      AlertBook book,
      Ways ways,
      Plan plan,
      Housekeeping housekeeping,
      List<Courier> couriers,
      BooleanSupplier stopped,
      Clock clock) {
    this.book = book;
    this.ways = ways;
    this.plan = plan;
    this.housekeeping = housekeeping;
    this.couriers = List.copyOf(couriers);
    this.stopped = stopped;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "alerts";
  }

  @Override
  protected void begin(Place place) throws InterruptedException {
    Instant began = clock.instant();
    while (!book.asOf().isAfter(began)) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  @Override
  protected Duration work(Place place) {
    if (!stopped.getAsBoolean()) {
      decide(clock.instant());
      couriers.forEach(courier -> courier.kick(() -> place.keep(clock.instant().toString())));
    }
    return LOOK_AGAIN;
  }

  /** Decides who is told next, and closes what is over. */
  void decide(Instant now) {
    try {
      ways.keep();
      ways.change(
          book.open().stream().map(state -> state.alert().id()).toList(),
          (id, way) -> book.find(id).map(state -> plan.next(state, now)).orElse(way));
      if (!tidied.plus(HOUSEKEEPING).isAfter(now)) {
        housekeeping.tidy(now);
        tidied = now;
      }
    } catch (IllegalStateException e) {
      LOG.warn("alerts: kept in memory until Kafka takes them: {}", e.getMessage());
    }
  }
}
