package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.ca.watch.ProbeReading;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.News;

/** Looks at the services of one authority, again and again, and tells what is new. */
final class AuthorityWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorityWatch.class);

  static final Duration AGAIN = Duration.ofHours(1);

  /** Not while a hub that starts has other things to do. */
  private static final Duration LONGEST_BEFORE_FIRST = Duration.ofMinutes(1);

  private final String authority;
  private final Looks looks;
  private final Duration every;
  private final Semaphore atOnce;
  private final Function<byte[], Receipt> take;
  private final Consumer<List<ProbeRow>> seen;
  private final Clock clock;
  private final News<ProbeRow> news = news();
  private int failures;

  /** One look at all services of the authority. */
  interface Looks {
    List<ProbeRow> look() throws InterruptedException;
  }

  /**
   * @param atOnce how many may look at one time, shared with the other authorities
   * @param take what there is to tell, as the body of a source
   * @param seen every look, for the meters
   */
  AuthorityWatch(
      String authority,
      Looks looks,
      Duration every,
      Semaphore atOnce,
      Function<byte[], Receipt> take,
      Consumer<List<ProbeRow>> seen,
      Clock clock) {
    this.authority = authority;
    this.looks = looks;
    this.every = every;
    this.atOnce = atOnce;
    this.take = take;
    this.seen = seen;
    this.clock = clock;
  }

  /** Everything once an hour. */
  static News<ProbeRow> news() {
    return new News<>(AGAIN, ProbeRow::service, ProbeRow::probe);
  }

  /** Until it is interrupted. */
  void run() throws InterruptedException {
    Duration first = every.compareTo(LONGEST_BEFORE_FIRST) < 0 ? every : LONGEST_BEFORE_FIRST;
    Thread.sleep(spread(first.dividedBy(2), first));
    news.clear();
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(guarded());
    }
  }

  /** The others would keep the source from falling silent, so this one must go on. */
  private Duration guarded() throws InterruptedException {
    try {
      return step();
    } catch (RuntimeException e) {
      failures++;
      LOG.warn("watch {}: a look failed: {}", authority, e.toString());
      return Backoff.after(failures);
    }
  }

  /** Looks once. Returns how long to wait before the next time. */
  Duration step() throws InterruptedException {
    List<ProbeRow> rows = look();
    Instant now = clock.instant();
    seen.accept(rows);
    List<ProbeRow> fresh = news.of(rows, now);
    try {
      // Also without anything new: that a look took place keeps the source from falling silent.
      Receipt receipt = take.apply(new ProbeReading(fresh).body());
      receipt.firstProblem().ifPresent(why -> LOG.warn("watch {}: {}", authority, why));
      receipt.durable().get();
    } catch (ExecutionException e) {
      failures++;
      LOG.warn("watch {}: the log did not take what was seen", authority);
      return Backoff.after(failures);
    }
    failures = 0;
    news.told(fresh, now);
    // Not all at the same moment, and not at that of the authority's own jobs.
    return spread(every.multipliedBy(9).dividedBy(10), every.multipliedBy(11).dividedBy(10));
  }

  private List<ProbeRow> look() throws InterruptedException {
    atOnce.acquire();
    try {
      return looks.look();
    } finally {
      atOnce.release();
    }
  }

  private static Duration spread(Duration from, Duration to) {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(from.toMillis(), to.toMillis() + 1));
  }
}
