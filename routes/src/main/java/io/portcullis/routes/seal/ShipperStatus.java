package io.portcullis.routes.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Counts since the start, for health and metrics. */
public final class ShipperStatus {
  final AtomicLong shipped = new AtomicLong();
  final AtomicLong present = new AtomicLong();
  final AtomicLong rejected = new AtomicLong();
  final AtomicLong conflicts = new AtomicLong();
  private final AtomicReference<String> problem = new AtomicReference<>("");

  private final AtomicLong oldest = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final Optional<Stall> stall;

  /** Of what nobody misses for a while. */
  ShipperStatus() {
    this.stall = Optional.empty();
  }

  ShipperStatus(Stall stall) {
    this.stall = Optional.of(stall);
  }

  /** Nothing moves, and why; true when that is new. */
  boolean waits(String why) {
    stall.ifPresent(s -> s.stuck(why));
    return !why.equals(problem.getAndSet(why));
  }

  void moves() {
    stall.ifPresent(Stall::moves);
    problem.set("");
  }

  /**
   * What was read and is not stored yet.
   *
   * @param from the oldest record's moment, in milliseconds since 1970
   */
  void takes(long from) {
    oldest.set(from);
  }

  /** All that was there has been read, and is stored. */
  void idle() {
    oldest.set(0);
    moves();
  }

  /**
   * @param records that are there and not read yet, by what this hub knows of its partitions
   */
  void behind(long records) {
    waiting.set(records);
  }

  /** How old the oldest record is that is not stored yet; zero when there is none. */
  public Duration behind(Instant now) {
    long from = oldest.get();
    Duration age = Duration.between(Instant.ofEpochMilli(from), now);
    return from == 0 || age.isNegative() ? Duration.ZERO : age;
  }

  /** Records that are there and not read yet, of the partitions that this hub ships. */
  public long waiting() {
    return waiting.get();
  }

  /** Documents stored. */
  public long shipped() {
    return shipped.get();
  }

  /** Documents that were found to be stored already. */
  public long present() {
    return present.get();
  }

  /** Documents that went to the dead letters. */
  public long rejected() {
    return rejected.get();
  }

  /** Documents whose id Elasticsearch holds with another hash: somebody tampered. */
  public long conflicts() {
    return conflicts.get();
  }

  /** Why nothing moves right now; empty when all is well. */
  public String problem() {
    return problem.get();
  }
}
