package io.portcullis.routes.issuance;

import java.time.Instant;

/** Lets so many through in each second of the clock. */
final class PerSecond {
  private final int most;
  private long second;
  private int count;

  PerSecond(int most) {
    this.most = most;
  }

  synchronized boolean take(Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      count = 0;
    }
    return ++count <= most;
  }
}
