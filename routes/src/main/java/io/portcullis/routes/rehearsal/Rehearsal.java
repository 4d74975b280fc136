package io.portcullis.routes.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.guard.Limits;
import io.portcullis.routes.decide.Policies;

/**
 * Lets the hub decide about invented devices before it opens, in this process alone: no topic, no
 * enforcement point and no record knows of them. A JVM that has just started runs slowly until it
 * has compiled what it runs often; without this the first minute of revocations would wait for it.
 */
public final class Rehearsal {
  /** Then everything is thrown away: what a round keeps is bounded by that. */
  static final int DEVICES = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /** The guard lets all of it pass. */
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(1),
          100_000,
          100_000,
          100_000,
          1,
          100_000,
          Set.of(),
          1,
          Duration.ofDays(1),
          1);

  private final Policies policies;
  private final Runnable beside;
  private final Path folder;
  private final LongSupplier nanos;

  /**
   * @param beside done once with each device: what of the hub is not in the middle
   * @param folder for the time being; deleted again
   * @param nanos a clock as {@link System#nanoTime}
   */
  public Rehearsal(Policies policies, Runnable beside, Path folder, LongSupplier nanos) {
    this.policies = policies;
    this.beside = beside;
    this.folder = folder;
    this.nanos = nanos;
  }

  /**
   * Plays until the time is over. What goes wrong ends it, and the hub opens all the same.
   *
   * @param most zero for not at all
   * @param now of the invented signals
   * @return how many signals were decided about
   */
  public int play(Duration most, Instant now) {
    long end = nanos.getAsLong() + most.toNanos();
    int signals = 0;
    try {
      while (nanos.getAsLong() < end) {
        signals += round(end, now);
      }
      LOG.info("rehearsed: {} invented signals", signals);
    } catch (RuntimeException e) {
      LOG.warn("the rehearsal ended early: {}", e.toString());
    }
    return signals;
  }

  private int round(long end, Instant now) {
    int signals = 0;
    try (Round round = new Round(policies, LIMITS, folder, now)) {
      for (int i = 0; i < DEVICES && nanos.getAsLong() < end; i++) {
        signals += round.play(new InventedDevice(i, now));
        beside.run();
      }
    }
    return signals;
  }
}
