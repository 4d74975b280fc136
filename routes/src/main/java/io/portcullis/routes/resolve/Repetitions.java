package io.portcullis.routes.resolve;

import java.time.Duration;
import java.time.Instant;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

import io.portcullis.model.Signal;

/**
 * Which signals were already accepted, for {@link #WINDOW} at least and twice that at most. A
 * record without an id of its vendor's is never taken for a repetition: two equal lines can be two
 * events.
 *
 * <p>Signals are kept under the beginning of their window, so that asking is three looks at exact
 * keys, which filters in memory answer when there is nothing, in place of a scan.
 */
final class Repetitions {
  static final String STORE = "repetitions";
  static final Duration WINDOW = Duration.ofHours(72);

  /** The oldest window that is still asked for began so long ago. */
  static final Duration KEPT = WINDOW.multipliedBy(3);

  private static final byte[] SEEN = {1};

  private final WindowStore<String, byte[]> store;

  Repetitions(ProcessorContext<String, byte[]> context) {
    store = context.getStateStore(STORE);
  }

  /** Remembers the signal, and tells whether it was there before. */
  boolean seen(Signal signal) {
    if (signal.vendorId().isEmpty()) {
      return false;
    }
    long window = window(signal.receivedAt());
    long span = WINDOW.toMillis();
    if (in(signal, window) || in(signal, window - span) || in(signal, window + span)) {
      return true;
    }
    store.put(signal.id(), SEEN, window);
    return false;
  }

  private boolean in(Signal signal, long window) {
    return store.fetch(signal.id(), window) != null;
  }

  private static long window(Instant at) {
    long millis = at.toEpochMilli();
    return millis - Math.floorMod(millis, WINDOW.toMillis());
  }
}
