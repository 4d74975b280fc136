package io.portcullis.routes.enforce;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.opentelemetry.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Action;

/**
 * Looks again for what does not show at once, beside the lanes, so that no action waits for it.
 * What is not seen in the end changes nothing: the decision's own timer asks the point anew.
 */
final class Later implements AutoCloseable {
  /** Actions that are looked for at a time. One more is left to its timer. */
  static final int MAX_WAITING = 4_096;

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final List<Duration> waits;
  private final Predicate<Action> look;
  private final Consumer<Action> unseen;
  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final ScheduledThreadPoolExecutor thread;

  /**
   * @param waits from one look to the next; there are no more looks than waits
   * @param look true when there is nothing left to look for; may block for a moment
   * @param unseen told when the last look saw nothing
   */
  Later(String name, List<Duration> waits, Predicate<Action> look, Consumer<Action> unseen) {
    this.waits = List.copyOf(waits);
    this.look = look;
    this.unseen = unseen;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
  }

  /** False when there is no room. */
  boolean await(Action action) {
    boolean taken = room.tryAcquire();
    if (taken) {
      schedule(action, 0);
    } else {
      LOG.warn("action {} is not looked for again: too many are", action.id());
    }
    return taken;
  }

  private void schedule(Action action, int turn) {
    Runnable next = Context.current().wrap(() -> turn(action, turn));
    thread.schedule(next, waits.get(turn).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn(Action action, int turn) {
    boolean last = turn + 1 == waits.size();
    boolean seen = seen(action);
    if (!seen && !last) {
      schedule(action, turn + 1);
      return;
    }
    room.release();
    if (!seen) {
      unseen.accept(action);
    }
  }

  private boolean seen(Action action) {
    try {
      return look.test(action);
    } catch (RuntimeException e) {
      // Looks do not throw; should one do so, it has seen nothing.
      LOG.error("looking for action {} failed", action.id(), e);
      return false;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
