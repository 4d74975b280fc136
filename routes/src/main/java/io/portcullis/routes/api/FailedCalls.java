package io.portcullis.routes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts calls with an unknown token by address. Over the limit they are answered more shortly, and
 * logged no more; a good token is never kept out, or anybody could lock everybody out.
 */
final class FailedCalls {
  /** Most addresses that are remembered; the one that was quiet for longest gives way. */
  static final int MAX_ADDRESSES = 10_000;

  private final int limit;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  private record Count(Instant since, int calls) {}

  FailedCalls(int limit, Duration window, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  /** Counts one more; false when it is over the limit. */
  synchronized boolean count(String address) {
    Instant now = clock.instant();
    Count before = counts.get(address);
    boolean fresh = before == null || !now.isBefore(before.since().plus(window));
    Count after = fresh ? new Count(now, 1) : new Count(before.since(), before.calls() + 1);
    counts.put(address, after);
    return after.calls() <= limit;
  }

  synchronized int addresses() {
    return counts.size();
  }

  /** Whole seconds after which an address starts anew. */
  long seconds() {
    return Math.max(1, window.toSeconds());
  }
}
