package io.portcullis.routes.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lines, or what else is sent, on their way into the log, so many at most. For senders that are
 * never answered: one that could not be stored is tried again until it is, and while the window is
 * full no more are read.
 */
final class Window<T> {
  /** Each at most as long as a frame: 64 MiB together. */
  static final int MAX_OPEN = 1_000;

  private final Semaphore room = new Semaphore(MAX_OPEN);
  private final Function<T, CompletableFuture<Void>> take;
  private final Runnable dropped;
  private final Executor later;

  Window(Function<T, CompletableFuture<Void>> take, Runnable dropped) {
    this(take, dropped, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
  }

  /**
   * @param later runs what is tried again, after a pause
   */
  Window(Function<T, CompletableFuture<Void>> take, Runnable dropped, Executor later) {
    this.take = take;
    this.dropped = dropped;
    this.later = later;
  }

  /** Waits until there is room. */
  void put(T line) throws InterruptedException {
    room.acquire();
    send(line);
  }

  /** Drops the line when there is no room: where nobody can be made to wait. */
  void offer(T line) {
    if (room.tryAcquire()) {
      send(line);
    } else {
      dropped.run();
    }
  }

  private void send(T line) {
    take.apply(line)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                room.release();
              } else {
                later.execute(() -> send(line));
              }
            });
  }
}
