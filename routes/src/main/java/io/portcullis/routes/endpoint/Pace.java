package io.portcullis.routes.endpoint;

import java.time.Duration;

/** Lets at most so many go each second, evenly. For any number of threads. */
public final class Pace {
  private final long between;
  private long next = Long.MIN_VALUE;

  /**
   * @param perSecond at least one
   */
  public Pace(int perSecond) {
    this.between = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  void await() throws InterruptedException {
    Thread.sleep(Duration.ofNanos(delay(System.nanoTime())));
  }

  /** How long the next one has to wait, in nanoseconds; it is counted as gone then. */
  synchronized long delay(long now) {
    long at = next == Long.MIN_VALUE ? now : Math.max(now, next);
    next = at + between;
    return at - now;
  }
}
