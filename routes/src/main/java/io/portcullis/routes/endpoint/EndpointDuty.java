package io.portcullis.routes.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.duty.SteppedDuty;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkTeller;

/**
 * Looks at all targets in rounds, so many at a time. Its place holds what was told, so that another
 * hub goes on with it, and what is no longer looked at is forgotten.
 */
final class EndpointDuty extends SteppedDuty {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointDuty.class);
  private static final Duration LONGEST_BEFORE_FIRST = Duration.ofMinutes(1);

  private final Targets targets;
  private final Known known;
  private final Looks looks;
  private final Duration every;
  private final int atOnce;
  private final RemarkTeller teller;
  private final Tally tally;
  private final Clock clock;
  private Notebook notes = Notebook.read("");

  /** One look at one target. */
  interface Looks {
    Sight look(Target target) throws InterruptedException;
  }

  EndpointDuty(
      Targets targets,
      Known known,
      Looks looks,
      Duration every,
      int atOnce,
      Function<byte[], Receipt> take,
      Tally tally,
      Clock clock) {
    this.targets = targets;
    this.known = known;
    this.looks = looks;
    this.every = every;
    this.atOnce = atOnce;
    this.teller = new RemarkTeller("watch", take);
    this.tally = tally;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "watch-endpoints";
  }

  /** Not while a hub that starts has other things to do. */
  @Override
  protected Duration first(Place place) {
    return every.compareTo(LONGEST_BEFORE_FIRST) < 0 ? every : LONGEST_BEFORE_FIRST;
  }

  @Override
  protected void end() {
    tally.clear();
  }

  @Override
  protected void begin(Place place) {
    synchronized (this) {
      notes = Notebook.read(place.text());
    }
  }

  /** Looks at all of them once. */
  @Override
  protected Duration work(Place place) throws InterruptedException {
    List<Target> all = targets.all(known);
    Semaphore places = new Semaphore(atOnce);
    List<Thread> threads = new ArrayList<>();
    try {
      for (Target target : all) {
        places.acquire();
        threads.add(
            Thread.ofVirtual().name("watch-endpoints").start(() -> guarded(target, places)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
    forget(all.stream().map(Target::item).collect(Collectors.toSet()));
    teller.send(List.of());
    keep(place);
    return every;
  }

  private void guarded(Target target, Semaphore places) {
    try {
      one(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("watch {}: a look failed: {}", target.item(), e.toString());
    } finally {
      places.release();
    }
  }

  private void one(Target target) throws InterruptedException {
    Sight sight = looks.look(target);
    Instant now = clock.instant();
    synchronized (this) {
      String item = target.item();
      Page next = Remarking.of(target, notes.page(item), sight, known, now);
      tally.seen(item, sight, next);
      boolean learns = !sight.shown().isEmpty() && notes.learns(item, next, now);
      if (teller.send(notes.fresh(item, next, now))) {
        if (learns) {
          known.learn(Learning.of(target, sight));
        }
        notes.told(item, next, now, learns);
      }
    }
  }

  private synchronized void forget(Set<String> looked) throws InterruptedException {
    for (String item : notes.without(looked)) {
      if (teller.send(notes.fresh(item, Page.EMPTY, clock.instant()))) {
        notes.forget(item);
        tally.forget(item);
      }
    }
  }

  private void keep(Place place) {
    Optional<String> text;
    synchronized (this) {
      text = notes.text();
    }
    text.ifPresentOrElse(
        place::keep, () -> LOG.warn("watch: too much to keep; it is told again after a restart"));
  }
}
