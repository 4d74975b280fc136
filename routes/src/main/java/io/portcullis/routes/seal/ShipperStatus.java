package io.portcullis.routes.seal;

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
