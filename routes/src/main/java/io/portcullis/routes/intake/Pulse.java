package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.Lag;
import io.portcullis.model.Statement.Heartbeat;

/**
 * How one source talks: how often, how much, and how old its newest record is. The log is told once
 * in a while, and at once when a source gets later or catches up by a step of {@link Lag}. Records
 * that came since are told with the next word; what a hub counted when it crashed is not.
 */
final class Pulse {
  private final Duration expected;
  private Optional<Instant> told = Optional.empty();
  private Instant latest = Instant.MIN;
  private Duration ahead = Duration.ZERO;
  private long records;
  private Heartbeat last;

  Pulse(Duration expected) {
    this.expected = expected;
    this.last = new Heartbeat(expected);
  }

  /**
   * @param newest the latest time that records of a body bear; empty where none bears a time
   * @param came records in it
   */
  synchronized Optional<Heartbeat> beat(Instant now, Optional<Instant> newest, long came) {
    records += came;
    newest.ifPresent(time -> measure(now, time));
    Duration behind = newest.isEmpty() ? last.behind() : Lag.step(Duration.between(latest, now));
    Heartbeat beat = new Heartbeat(expected, behind, Lag.step(ahead), Optional.of(records));
    if (!due(now) && !changed(beat)) {
      return Optional.empty();
    }
    if (due(now)) {
      told = Optional.of(now);
      ahead = Duration.ZERO;
    }
    last = beat;
    records = 0;
    return Optional.of(beat);
  }

  private void measure(Instant now, Instant time) {
    Instant past = time.isAfter(now) ? now : time;
    latest = past.isAfter(latest) ? past : latest;
    Duration early = Duration.between(now, time);
    ahead = early.compareTo(ahead) > 0 ? early : ahead;
  }

  private boolean due(Instant now) {
    return told.filter(t -> t.plus(often()).isAfter(now)).isEmpty();
  }

  /** A clock that is ahead now and then is ahead: the largest of a while counts. */
  private boolean changed(Heartbeat beat) {
    return !beat.behind().equals(last.behind()) || beat.ahead().compareTo(last.ahead()) > 0;
  }

  /** Twice within the expected interval, so that one that is late is not a silence. */
  private Duration often() {
    Duration half = expected.dividedBy(2);
    return half.compareTo(Heartbeats.EVERY) < 0 ? half : Heartbeats.EVERY;
  }
}
