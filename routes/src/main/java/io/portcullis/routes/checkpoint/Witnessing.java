package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Witness;

/**
 * Shows the newest checkpoint to those outside, beside the making of checkpoints, which it never
 * holds up. One that is away is asked again the next time.
 */
final class Witnessing {
  /** After so long without any witness people are told. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);

  private final List<Attestor> attestors;
  private final Duration every;
  private final Consumer<Witness> keep;
  private final CheckpointMeters meters;
  private final Trouble trouble;
  private final Clock clock;
  private final Map<Attestor, Long> seen = new HashMap<>();
  private Instant lastTime;
  private volatile Optional<Checkpoint> newest = Optional.empty();

  /**
   * @param every at most once in that time each of them is asked
   * @param keep returns when what was witnessed is durable
   */
  Witnessing(
      List<Attestor> attestors,
      Duration every,
      Consumer<Witness> keep,
      CheckpointMeters meters,
      Trouble trouble,
      Clock clock) {
    this.attestors = List.copyOf(attestors);
    this.every = every;
    this.keep = keep;
    this.meters = meters;
    this.trouble = trouble;
    this.clock = clock;
    this.lastTime = clock.instant();
  }

  void offer(Checkpoint checkpoint) {
    newest = Optional.of(checkpoint);
  }

  /** Works until it is interrupted. */
  void run() {
    try {
      while (!attestors.isEmpty()) {
        round();
        Thread.sleep(every);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void round() throws InterruptedException {
    Optional<Checkpoint> shown = newest;
    if (shown.isEmpty()) {
      return;
    }
    for (Attestor attestor : attestors) {
      if (seen.getOrDefault(attestor, 0L) < shown.get().number()) {
        ask(attestor, shown.get());
      }
    }
  }

  private void ask(Attestor attestor, Checkpoint checkpoint) throws InterruptedException {
    try {
      keep.accept(attestor.attest(checkpoint));
      seen.put(attestor, checkpoint.number());
      lastTime = clock.instant();
      meters.witnessed(checkpoint);
    } catch (IOException | KafkaException | IllegalStateException e) {
      LOG.warn(
          "{} has not seen checkpoint {}: {}",
          attestor.place(),
          checkpoint.number(),
          e.getMessage());
      if (clock.instant().isAfter(lastTime.plus(PATIENCE))) {
        trouble.tell(Trouble.UNWITNESSED, attestor.place(), "" + e.getMessage());
      }
    }
  }
}
