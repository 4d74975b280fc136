package io.portcullis.routes.seal;

import java.time.Duration;

/** Doubling delays between tries, up to a bound; the tries themselves have none. */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  Duration next() {
    Duration current = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return current;
  }

  void reset() {
    next = FIRST;
  }
}
