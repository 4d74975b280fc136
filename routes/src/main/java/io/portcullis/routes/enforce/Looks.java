package io.portcullis.routes.enforce;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Action;

/**
 * Looks again for what was acknowledged and not yet seen: a CRL is published some seconds later.
 * After the last look the decision's own timer takes over, and asks the point anew.
 */
final class Looks implements AutoCloseable {
  /** From one look to the next, seconds; over before an action is sent again. */
  static final List<Integer> WAITS = List.of(1, 2, 4, 8, 12);

  /** Actions that are looked for at a time. One more is left to its timer. */
  static final int MAX_PENDING = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final Predicate<Action> look;
  private final Semaphore room = new Semaphore(MAX_PENDING);
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(1, Thread.ofVirtual().name("look-", 0).factory());

  /**
   * @param look true when there is nothing left to look for
   */
  Looks(Predicate<Action> look) {
    this.look = look;
  }

  /** False when there is no room. */
  boolean later(Action action) {
    boolean taken = room.tryAcquire();
    if (taken) {
      schedule(action, 0);
    }
    return taken;
  }

  private void schedule(Action action, int turn) {
    Duration wait = Duration.ofSeconds(WAITS.get(turn));
    timer.schedule(() -> turn(action, turn), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn(Action action, int turn) {
    boolean over = true;
    try {
      over = look.test(action) || turn + 1 == WAITS.size();
    } catch (RuntimeException e) {
      LOG.error("looking for action {} failed", action.id(), e);
    }
    if (over) {
      room.release();
    } else {
      schedule(action, turn + 1);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
