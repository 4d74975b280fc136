package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.telemetry.Tracing;

/** Brings one channel what it is due, one message after the other. */
final class Courier {
  /**
   * About two hours with the pauses of {@link Backoff}; then the alert goes on to the next step.
   */
  static final int MOST_TRIES = 15;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Channel channel;
  private final AlertBook book;
  private final Ways ways;
  private final Wording wording;
  private final Pace pace;
  private final AlertMeters meters;
  private final Tracing tracing;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  Courier(
      Channel channel,
      AlertBook book,
      Ways ways,
      Wording wording,
      int perMinute,
      AlertMeters meters,
      Tracing tracing,
      Clock clock) {
    this.channel = channel;
    this.book = book;
    this.ways = ways;
    this.wording = wording;
    this.pace = new Pace(perMinute);
    this.meters = meters;
    this.tracing = tracing;
    this.clock = clock;
  }

  /** Begins a round unless one is going on. */
  void kick(Runnable mine) {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("alerts-" + channel.name()).start(() -> guarded(mine));
    }
  }

  private void guarded(Runnable mine) {
    try {
      round(mine);
    } catch (RuntimeException e) {
      // What was not told stays due.
      LOG.warn("alerts: {} is tried again: {}", channel.name(), e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  /**
   * @param mine throws when another hub tells people now
   */
  void round(Runnable mine) {
    Instant now = clock.instant();
    for (Batch batch : pace.now(due(now), now)) {
      mine.run();
      Delivery answer = deliver(batch);
      meters.delivered(channel.name(), answer.result());
      settle(batch, answer);
    }
    if (channel.keepsIncidents()) {
      endings(mine);
    }
  }

  /** A trace of its own, since one message tells of many; each alert's id leads to its signal. */
  private Delivery deliver(Batch batch) {
    Span span = tracing.calling("tell");
    try (Scope scope = span.makeCurrent()) {
      Tracing.about("portcullis.channel", channel.name());
      Tracing.about("portcullis.message.id", batch.id());
      Tracing.about("portcullis.alert.id", batch.alerts());
      Delivery answer = channel.deliver(wording.message(batch));
      Tracing.about("portcullis.result", answer.result().name());
      return answer;
    } finally {
      span.end();
    }
  }

  private List<Batch.Due> due(Instant now) {
    return book.open().stream().flatMap(state -> due(state, now)).toList();
  }

  private Stream<Batch.Due> due(AlertState state, Instant now) {
    return state.way().legs().stream()
        .filter(leg -> leg.channel().equals(channel.name()) && leg.dueAt(now))
        .map(leg -> new Batch.Due(state.alert(), leg));
  }

  private void settle(Batch batch, Delivery answer) {
    Instant now = clock.instant();
    ways.change(
        batch.alerts(),
        (id, way) -> {
          Way changed = way;
          for (Batch.Due due : batch.due()) {
            if (due.alert().id().equals(id)) {
              changed = changed.with(after(due.leg(), batch.id(), answer, now));
            }
          }
          return changed;
        });
    if (!answer.wasTaken()) {
      LOG.warn("alerts: {} did not take {}: {}", channel.name(), batch.id(), answer.detail());
    }
  }

  private static Leg after(Leg leg, String message, Delivery answer, Instant now) {
    boolean last = leg.tries() + 1 >= MOST_TRIES;
    return switch (answer.result()) {
      case TAKEN -> leg.taken(message, now, answer.detail());
      case REFUSED -> leg.givenUp(message, now, answer.detail());
      case SILENT ->
          last
              ? leg.givenUp(message, now, answer.detail())
              : leg.again(message, now.plus(pause(leg, answer)), answer.detail());
    };
  }

  private static Duration pause(Leg leg, Delivery answer) {
    return answer.after().orElseGet(() -> Backoff.after(leg.tries() + 1));
  }

  /** An incident ends when all that its message told of has ended. */
  private void endings(Runnable mine) {
    for (Incident incident : Incident.over(channel.name(), book)) {
      mine.run();
      Delivery answer = channel.ended(incident.message(), incident.end());
      meters.delivered(channel.name(), answer.result());
      if (answer.result() == Delivery.Result.SILENT) {
        return;
      }
      ways.change(incident.alerts(), (id, way) -> way.closing(channel.name(), incident.message()));
    }
  }
}
