package io.portcullis.routes.enforce;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Action;

/** One action after the other for the points that share it, on a thread of its own. */
final class Lane implements AutoCloseable {
  static final int MAX_WAITING = 256;
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int MAX_POINTS = 4_096;

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Consumer<Action> work;
  private final Thread thread;

  /** Highest generation seen of a point: a late older one must not undo it. Oldest give way. */
  private final Map<String, Integer> generations =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_POINTS;
        }
      };

  /**
   * @param trace that it belongs to
   */
  private record Waiting(Action action, Context trace) {}

  Lane(String name, Consumer<Action> work) {
    this.work = work;
    this.thread = Thread.ofVirtual().name("enforce-" + name).start(this::run);
  }

  /**
   * @param most how long to wait for room
   */
  boolean offer(Action action, Duration most) {
    try {
      return queue.offer(
          new Waiting(action, Context.current()), most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  int waiting() {
    return queue.size();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Waiting next = queue.take();
        try (Scope scope = next.trace.makeCurrent()) {
          one(next.action);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void one(Action action) {
    String point = action.subject() + "|" + action.target().point();
    int newest = generations.merge(point, action.generation(), Math::max);
    if (newest > action.generation()) {
      return;
    }
    try {
      work.accept(action);
    } catch (RuntimeException e) {
      // Enforcers do not throw; should one do so, the action comes back by its timer.
      LOG.error("action {} failed in its enforcer", action.id(), e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
