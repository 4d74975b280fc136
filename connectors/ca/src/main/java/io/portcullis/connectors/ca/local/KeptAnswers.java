package io.portcullis.connectors.ca.local;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signed OCSP answers that hold as long as what they say is still so, for a moment: a crowd of
 * relying parties that ask the same costs one signature. Only for questions without a nonce, which
 * are the same octets whoever asks.
 */
final class KeptAnswers {
  static final int MAX = 4_096;

  /** So far thisUpdate may lie back. */
  static final Duration AGE = Duration.ofSeconds(5);

  private final Map<ByteBuffer, Kept> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Kept> eldest) {
          return size() > MAX;
        }
      };

  private record Kept(Optional<State> state, Instant at, byte[] answer) {}

  /** The answer to that question when it still tells this state. */
  synchronized Optional<byte[]> find(byte[] question, Optional<State> state, Instant now) {
    return Optional.ofNullable(kept.get(ByteBuffer.wrap(question)))
        .filter(k -> k.state().equals(state) && now.isBefore(k.at().plus(AGE)))
        .map(Kept::answer);
  }

  synchronized void put(byte[] question, Optional<State> state, Instant at, byte[] answer) {
    kept.put(ByteBuffer.wrap(question), new Kept(state, at, answer));
  }

  synchronized int size() {
    return kept.size();
  }
}
