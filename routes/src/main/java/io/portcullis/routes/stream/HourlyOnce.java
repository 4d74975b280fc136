package io.portcullis.routes.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each thing through once an hour. Of the things it remembers the oldest give way. */
public final class HourlyOnce {
  public static final Duration EVERY = Duration.ofHours(1);
  public static final int MOST = 10_000;

  private final Map<String, Instant> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** True for the first one within an hour. */
  public synchronized boolean first(String thing, Instant now) {
    Instant last = seen.get(thing);
    if (last != null && now.isBefore(last.plus(EVERY))) {
      return false;
    }
    seen.remove(thing); // so that it is the youngest
    seen.put(thing, now);
    return true;
  }

  public synchronized int size() {
    return seen.size();
  }
}
