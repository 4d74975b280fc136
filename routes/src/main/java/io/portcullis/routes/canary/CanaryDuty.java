package io.portcullis.routes.canary;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.duty.Duty;

/** Lets one canary fly after the other, on one hub at a time. */
public final class CanaryDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryDuty.class);
  private static final Duration WHILE_STOPPED = Duration.ofSeconds(1);

  private final Estate estate;
  private final Telling telling;
  private final Conduct conduct;
  private final Book book;
  private final Patience patience;
  private volatile Optional<Landing> last = Optional.empty();

  /** Where it is told how a canary fared. Each call returns when it is durable. */
  public interface Telling {
    void record(AuditRecord record) throws IOException;

    void signal(Signal signal) throws IOException;
  }

  /**
   * @param every from one to the next
   * @param limit of each hop
   * @param stopped whether nothing may go out now: a canary would die of it
   */
  public record Conduct(Duration every, Duration limit, BooleanSupplier stopped, Clock clock) {}

  public CanaryDuty(Estate estate, Telling telling, Conduct conduct) {
    this(estate, telling, conduct, Thread::sleep);
  }

  CanaryDuty(Estate estate, Telling telling, Conduct conduct, Patience.Pause pause) {
    this.estate = estate;
    this.telling = telling;
    this.conduct = conduct;
    this.book = new Book(conduct.every(), conduct.limit());
    this.patience = new Patience(conduct.clock(), pause);
  }

  @Override
  public String name() {
    return "canary";
  }

  /** The place is when the last one started, so that a restart neither skips nor repeats one. */
  @Override
  public void run(Place place) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      awaitTurn(due(place.text()));
      place.keep(conduct.clock().instant().toString());
      Landing landing = new Flight(estate, conduct.limit(), patience).fly();
      last = Optional.of(landing);
      tell(landing);
    }
  }

  private void awaitTurn(Instant due) throws InterruptedException {
    while (conduct.clock().instant().isBefore(due)) {
      Duration left = Duration.between(conduct.clock().instant(), due);
      patience.pause().rest(left);
    }
    while (conduct.stopped().getAsBoolean()) {
      patience.pause().rest(WHILE_STOPPED);
    }
  }

  private Instant due(String place) {
    Instant now = conduct.clock().instant();
    try {
      Instant next = place.isEmpty() ? now : Instant.parse(place).plus(conduct.every());
      // A place of the future is a clock that was put back.
      return next.isAfter(now.plus(conduct.every())) ? now : next;
    } catch (DateTimeParseException e) {
      return now;
    }
  }

  private void tell(Landing landing) {
    if (!landing.good()) {
      LOG.warn("the canary of {}: {}", landing.start(), landing.text());
    }
    try {
      Instant now = conduct.clock().instant();
      telling.record(book.record(landing));
      telling.signal(book.verdict(landing, now));
      telling.signal(book.heartbeat(now));
    } catch (IOException e) {
      // Without its heartbeat the next ones are missed, if it lasts.
      LOG.warn("how a canary fared could not be told: {}", e.getMessage());
    }
  }

  /** False when the last one met a problem. */
  public boolean good() {
    return last.map(Landing::good).orElse(true);
  }

  /** When the last one of this hub started. */
  public Optional<Instant> flown() {
    return last.map(Landing::start);
  }

  /** One line. */
  public String detail() {
    return last.map(l -> l.start() + ": " + l.text()).orElse("none has flown from this hub yet");
  }
}
