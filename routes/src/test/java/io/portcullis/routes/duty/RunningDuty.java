package io.portcullis.routes.duty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A duty at work in a thread of its own. */
public final class RunningDuty {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Thread thread;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private RunningDuty(Duty duty, Duty.Place place) {
    thread = Thread.ofVirtual().start(() -> ended.complete(interrupted(duty, place)));
  }

  public static RunningDuty start(Duty duty, Duty.Place place) {
    return new RunningDuty(duty, place);
  }

  /** As a hub that ends does it. True when the duty came to an end by that, and soon. */
  public boolean end() throws InterruptedException {
    thread.interrupt();
    try {
      return ended.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static boolean interrupted(Duty duty, Duty.Place place) {
    try {
      duty.run(place);
      return Thread.currentThread().isInterrupted();
    } catch (InterruptedException e) {
      return true;
    }
  }
}
