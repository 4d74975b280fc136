package io.portcullis.connectors.ca.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks at the published CRL until it is as wanted. */
final class CrlWait {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);

  private CrlWait() {}

  static Crl until(LocalCa ca, Predicate<Crl> wanted) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (System.nanoTime() < end) {
      Crl crl = ca.crl();
      if (wanted.test(crl)) {
        return crl;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    throw new AssertionError("the CRL did not become as wanted within " + BOUND);
  }
}
