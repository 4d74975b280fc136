package io.portcullis.routes.duty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Duties of one partition while this hub has it. */
final class Shift implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
  private static final Duration LAY_DOWN = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Places kept;
  private final Map<String, String> places;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param places of all duties, by name; kept up to date here
   */
  Shift(List<Duty> duties, Places kept, Map<String, String> places) {
    this.kept = kept;
    this.places = places;
    for (Duty duty : duties) {
      threads.add(Thread.ofVirtual().name("duty-" + duty.name()).start(() -> work(duty)));
    }
  }

  private void work(Duty duty) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        duty.run(new KeptPlace(duty.name()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (StalePlaceException e) {
        LOG.info("{} is done by another hub", duty.name());
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} failed and begins again: {}", duty.name(), e.getMessage());
        if (broken()) {
          return;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
  }

  /** True when it can keep no place any more, and must be begun anew. */
  boolean broken() {
    return kept.broken();
  }

  private final class KeptPlace implements Duty.Place {
    private final String duty;

    KeptPlace(String duty) {
      this.duty = duty;
    }

    @Override
    public String text() {
      return places.getOrDefault(duty, "");
    }

    @Override
    public void keep(String text) {
      if (!text.equals(text())) {
        kept.keep(duty, text);
        places.put(duty, text);
      }
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(LAY_DOWN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    kept.close();
  }
}
