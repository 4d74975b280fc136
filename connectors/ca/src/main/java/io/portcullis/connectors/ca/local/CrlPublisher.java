package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.bouncycastle.cert.X509CRLHolder;

import io.portcullis.connectors.api.PrivateFile;

/**
 * Keeps the CRL up to date: soon after a change, but never more often than the interval, so that a
 * thousand revocations make a few CRLs; and again well before the last one runs out.
 */
final class CrlPublisher implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CrlPublisher.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Times as long as the last one took: in a burst CRLs take a tenth of one processor. */
  private static final int REST = 9;

  /** However long that was. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final CrlBuilder builder;
  private final Ledger ledger;
  private final Path file;
  private final Clock clock;
  private final Duration interval;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> Thread.ofPlatform().daemon().name("ca-crl").unstarted(task),
          // A revocation that meets the end of the process is on disk; the next start shows it.
          new ThreadPoolExecutor.DiscardPolicy());
  private final ScheduledFuture<?> renewal;
  private volatile Crl current;
  private volatile long earliestNanos;

  private CrlPublisher(LocalCaConfig config, CaKey key, Ledger ledger, Clock clock)
      throws IOException {
    this.builder = new CrlBuilder(key, config.crlValidity());
    this.ledger = ledger;
    this.file = config.directory().resolve("ca.crl");
    this.clock = clock;
    this.interval = config.crlInterval();
    this.current = firstAfter(last(file));
    long renew = config.crlValidity().toMillis() / 2;
    this.renewal =
        thread.scheduleWithFixedDelay(this::changed, renew, renew, TimeUnit.MILLISECONDS);
  }

  /** Publishes one that shows what the ledger holds now, then keeps it so. */
  static CrlPublisher start(LocalCaConfig config, CaKey key, Ledger ledger, Clock clock)
      throws IOException {
    return new CrlPublisher(config, key, ledger, clock);
  }

  Crl current() {
    return current;
  }

  /** Something is to be shown: a new CRL comes as soon as the interval allows. */
  void changed() {
    if (scheduled.compareAndSet(false, true)) {
      schedule(Duration.ofNanos(Math.max(0, earliestNanos - System.nanoTime())));
    }
  }

  @Override
  public void close() {
    renewal.cancel(false);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.shutdown();
    try {
      // Not interrupted: a CRL that is being written shall be whole.
      if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "a CRL is still being built");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void schedule(Duration delay) {
    thread.schedule(this::publish, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void publish() {
    // Before the ledger is read: a change after that asks for one more CRL.
    scheduled.set(false);
    try {
      Optional<Instant> thisUpdate = CrlBuilder.thisUpdate(current.thisUpdate(), clock.instant());
      if (thisUpdate.isEmpty()) {
        again(AFTER_FAILURE);
        return;
      }
      current = build(current.number().add(BigInteger.ONE), thisUpdate.get());
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "no new CRL, the last one stays: {0}", e.toString());
      again(AFTER_FAILURE);
    }
  }

  private void again(Duration delay) {
    if (scheduled.compareAndSet(false, true)) {
      schedule(delay);
    }
  }

  private Crl firstAfter(Optional<Crl> last) throws IOException {
    Instant now = clock.instant();
    BigInteger number = last.map(c -> c.number().add(BigInteger.ONE)).orElse(BigInteger.ONE);
    Instant before = last.map(Crl::thisUpdate).orElse(Instant.EPOCH);
    Instant thisUpdate =
        CrlBuilder.thisUpdate(before, now)
            .orElseThrow(
                () -> new IOException("the last CRL, " + file + ", is of the future: " + before));
    return build(number, thisUpdate);
  }

  /** On disk first, so that numbers grow over a crash too. */
  private Crl build(BigInteger number, Instant thisUpdate) throws IOException {
    long began = System.nanoTime();
    Crl crl = builder.build(ledger.listed(), number, thisUpdate, clock.instant());
    PrivateFile.write(file, crl.der());
    long done = System.nanoTime();
    long rest = Math.min(REST * (done - began), LONGEST_REST.toNanos());
    earliestNanos = Math.max(began + interval.toNanos(), done + rest);
    return crl;
  }

  private static Optional<Crl> last(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(Crl.of(new X509CRLHolder(Files.readAllBytes(file))))
        : Optional.empty();
  }
}
