package io.portcullis.routes.verdict;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.model.Signal;
import io.portcullis.routes.stream.HourlyOnce;

/**
 * Puts into the log that somebody showed a certificate which its authority never issued, or a
 * second one of the same serial number: somebody else signs with the authority's key, or the
 * authority has lost a part of its list. Whoever sees one calls it from any thread; no call waits.
 *
 * <p>The same certificate is told about once an hour. What is to be told waits while Kafka is away,
 * {@value #MOST_WAITING} at most; more is dropped. All of it is counted in {@code
 * portcullis.strangers}: presented, repeated, dropped, told.
 */
public final class Strangers implements AutoCloseable {
  static final int MOST_WAITING = 256;

  private static final long PAUSE_SECONDS = 1;

  private final OwnAuthorities authorities;
  private final Function<Signal, Optional<CompletableFuture<Void>>> log;
  private final MeterRegistry meters;
  private final Clock clock;
  private final HourlyOnce told = new HourlyOnce();
  private final BlockingQueue<Signal> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;

  /**
   * @param log takes a signal, and is done when it is durable; empty while there is no Kafka
   */
  public Strangers(
      OwnAuthorities authorities,
      Function<Signal, Optional<CompletableFuture<Void>>> log,
      MeterRegistry meters,
      Clock clock) {
    this.authorities = authorities;
    this.log = log;
    this.meters = meters;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("strangers").start(this::run);
  }

  /** True when it is certain that an authority of ours never gave this serial number (hex). */
  public boolean neverAssigned(String issuer, String serial) {
    return authorities.neverAssigned(issuer, serial);
  }

  /**
   * A certificate of this serial number, which the authority never assigned, was shown.
   *
   * @param issuer name of the authority, in any spelling
   * @param serial hexadecimal, in any spelling
   * @param where who saw it, for people, e.g. "OCSP of local"
   */
  public void presented(String issuer, String serial, String where) {
    take(StrangerSignal.Kind.UNASSIGNED, issuer, serial, where);
  }

  /** A certificate was shown that is not the one that we know under this serial number. */
  public void secondOfItsNumber(String issuer, String serial, String where) {
    take(StrangerSignal.Kind.DUPLICATE, issuer, serial, where);
  }

  private void take(StrangerSignal.Kind kind, String issuer, String serial, String where) {
    count("presented");
    Instant now = clock.instant();
    Optional<Signal> signal = StrangerSignal.of(kind, issuer, serial, where, now);
    if (signal.filter(s -> !told.first(StrangerSignal.key(s), now)).isPresent()) {
      count("repeated");
    } else if (signal.filter(waiting::offer).isEmpty()) {
      count("dropped");
    }
  }

  private void run() {
    try {
      while (true) {
        Signal next = waiting.take();
        while (!durable(next)) {
          TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
        count("told");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A write that may have been taken is repeated: the signal's id shows that it is the same. */
  private boolean durable(Signal signal) {
    try {
      Optional<CompletableFuture<Void>> write = log.apply(signal);
      write.ifPresent(CompletableFuture::join);
      return write.isPresent();
    } catch (CompletionException e) {
      return false;
    }
  }

  private void count(String what) {
    meters.counter("portcullis.strangers", "what", what).increment();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
