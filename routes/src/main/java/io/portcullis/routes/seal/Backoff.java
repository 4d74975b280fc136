package io.portcullis.routes.seal;

import java.time.Duration;

/** Doubling delays between tries, up to a bound; the tries themselves have none. */
public final class Backoff {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(5);

  private final Duration longest;
  private Duration next = FIRST;

  Backoff() {
    this(LONGEST);
  }

  public Backoff(Duration longest) {
    this.longest = longest;
  }

  public Duration next() {
    Duration current = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return current;
  }

  public void reset() {
    next = FIRST;
  }
}
