package io.portcullis.routes.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.portcullis.routes.api.HubRefusal;

/** Waits for what the log says to somebody's word: the call returns with the answer. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private Patience() {}

  /**
   * @throws HubRefusal when there is none within five seconds
   */
  static <T> T await(Supplier<Optional<T>> answer) {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < until) {
      Optional<T> now = answer.get();
      if (now.isPresent()) {
        return now.get();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new HubRefusal(
        HubRefusal.Kind.NOT_READY,
        "the hub has it and did not answer yet; ask again how it stands");
  }
}
