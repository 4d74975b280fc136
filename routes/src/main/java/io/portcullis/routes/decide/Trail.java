package io.portcullis.routes.decide;

import java.nio.ByteBuffer;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decision;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.routes.stream.Stage;

/**
 * Publishes a subject in {@code subjects} and the step in {@code trail} when something changed.
 * Steps go round in {@link #SLOTS} slots, so that compaction bounds what is kept of a subject.
 */
public final class Trail {
  public static final int SLOTS = 64;
  static final String STORE = "trail";

  private final KeyValueStore<String, byte[]> counts;
  private final Stage stage;

  Trail(ProcessorContext<String, byte[]> context, Stage stage) {
    this.counts = context.getStateStore(STORE);
    this.stage = stage;
  }

  void publish(Signal signal, State before, Decision decision) {
    Subject after = decision.state().subject();
    if (nothingNew(before, decision.state())) {
      return;
    }
    long number = next(after.id());
    stage.forward(DecideTopology.TO_SUBJECTS, after.id(), Json.bytes(Summary.of(decision.state())));
    stage.forward(
        DecideTopology.TO_TRAIL,
        after.id() + "|" + number % SLOTS,
        Json.bytes(Step.of(number, signal, decision)));
  }

  /** A source that says the same again every hour must not push out what led to a decision. */
  private static boolean nothingNew(State before, State after) {
    // When it will be looked at again is no news: a session is heard of every few minutes.
    Subject asBefore =
        before
            .subject()
            .at(after.subject().now())
            .with(after.subject().facts())
            .wakingAt(after.subject().wake());
    return asBefore.equals(after.subject())
        && after.subject().facts().repeat(before.subject().facts())
        && after.certificates().equals(before.certificates());
  }

  private long next(String subject) {
    byte[] bytes = counts.get(subject);
    long number = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    counts.put(subject, ByteBuffer.allocate(Long.BYTES).putLong(number + 1).array());
    return number;
  }
}
