package io.portcullis.routes.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.ca.watch.ProbeReading;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.intake.Receipt;

/**
 * Looks at the revocation services of all authorities, each in its own time. Its place holds which
 * ones were looked at, so that those that are taken out of the configuration are forgotten.
 */
public final class WatchDuty implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(WatchDuty.class);
  private static final int LONG_DAYS = 10_000;

  private final String name;
  private final List<AuthorityWatch> watches;
  private final Known configured;
  private final Function<byte[], Receipt> take;
  private final Runnable after;

  /**
   * @param after done when this hub ceases to look
   */
  WatchDuty(
      String name,
      List<AuthorityWatch> watches,
      Known configured,
      Function<byte[], Receipt> take,
      Runnable after) {
    this.name = name;
    this.watches = List.copyOf(watches);
    this.configured = configured;
    this.take = take;
    this.after = after;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(Place place) throws InterruptedException {
    forget(place);
    List<Thread> threads = new ArrayList<>();
    try {
      for (AuthorityWatch watch : watches) {
        threads.add(Thread.ofVirtual().name("watch-revocation").start(() -> watch(watch)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      // Nothing is left to be looked at; a duty ends only when it is interrupted.
      Thread.sleep(Duration.ofDays(LONG_DAYS));
    } finally {
      threads.forEach(Thread::interrupt);
      after.run();
    }
  }

  private static void watch(AuthorityWatch watch) {
    try {
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The place moves when it is in the log that they are gone. */
  void forget(Place place) throws InterruptedException {
    List<ProbeRow> gone = Known.read(place.text()).without(configured);
    if (!gone.isEmpty()) {
      try {
        take.apply(new ProbeReading(gone).body()).durable().get();
      } catch (ExecutionException e) {
        LOG.warn("the log did not take that services are no longer looked at");
        return;
      }
    }
    place.keep(configured.text());
  }
}
