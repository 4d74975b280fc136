package io.portcullis.routes.resolve;

import java.time.Duration;
import java.time.Instant;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

import io.portcullis.model.Signal;

/**
 * Which signals were already accepted, for {@link #WINDOW}. A record without an id of its vendor's
 * is never taken for a repetition: two equal lines can be two events.
 */
final class Repetitions {
  static final String STORE = "repetitions";
  static final Duration WINDOW = Duration.ofHours(72);

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
    Instant at = signal.receivedAt();
    try (WindowStoreIterator<byte[]> earlier =
        store.fetch(signal.id(), at.minus(WINDOW), at.plus(WINDOW))) {
      if (earlier.hasNext()) {
        return true;
      }
    }
    store.put(signal.id(), SEEN, at.toEpochMilli());
    return false;
  }
}
