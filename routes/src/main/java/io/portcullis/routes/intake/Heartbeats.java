package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.model.Ids;
import io.portcullis.model.Statement;
import io.portcullis.routes.resolve.Message;

/** A source that sends anything is alive; the log is told so, and how late it is. */
final class Heartbeats {
  static final Duration EVERY = Duration.ofSeconds(10);

  /** One entry a configured source, so bounded by the configuration. */
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

  /**
   * @param newest the latest time that records of the body bear
   * @param records in the body, whatever became of them
   */
  Optional<Message.Arrived> due(
      Source configured, Instant now, Optional<Instant> newest, long records) {
    return configured
        .expected()
        .map(expected -> pulses.computeIfAbsent(configured.name(), s -> new Pulse(expected)))
        .flatMap(pulse -> pulse.beat(now, newest, records))
        .map(beat -> arrived(configured.name(), beat, now));
  }

  private static Message.Arrived arrived(String source, Statement beat, Instant now) {
    String id = Ids.of("sig", "heartbeat", source, now.toString());
    return AboutSource.said(source, id, now, beat);
  }
}
