package io.portcullis.lab.net;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other programs do, and only they know when. */
public final class Wait {
  private static final Duration STEP = Duration.ofMillis(20);

  private Wait() {}

  /**
   * True as soon as it is so; false when it is not within this time, or the thread is interrupted.
   */
  public static boolean until(Duration time, BooleanSupplier so) {
    long end = System.nanoTime() + time.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return true;
  }
}
