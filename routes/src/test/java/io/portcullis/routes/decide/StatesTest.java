package io.portcullis.routes.decide;

import java.time.Instant;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class StatesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();

  @BeforeEach
  void stores() {
    for (String name : new String[] {States.SUBJECTS, States.CERTIFICATES}) {
      StateStore store =
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
              .withLoggingDisabled()
              .build();
      store.init(context.getStateStoreContext(), store);
    }
  }

  @Test
  void whatWasPushedOutOfMemoryIsReadFromTheStore() {
    // Given
    States states = new States(context);
    for (int i = 0; i <= States.MAX_RECENT; i++) {
      save(states, "dev-" + i);
    }
    // When, Then
    assertThat(states.load(signal("dev-0"))).isEqualTo(saved("dev-0"));
    assertThat(states.load(signal("dev-1"))).isEqualTo(saved("dev-1"));
  }

  @Test
  void whatIsRememberedIsWhatTheStoreHolds() {
    // Given
    States states = new States(context);
    save(states, "dev-1");
    // When
    State remembered = states.load(signal("dev-1"));
    // Then
    assertThat(remembered).isEqualTo(new States(context).load(signal("dev-1")));
  }

  private static void save(States states, String subject) {
    State before = states.load(signal(subject));
    states.save(before, saved(subject));
  }

  private static State saved(String subject) {
    State fresh = State.fresh(subject, SubjectKind.DEVICE, NOW);
    return fresh.with(fresh.subject().named("laptop " + subject, "anna", java.util.Set.of("g")));
  }

  private static Signal signal(String subject) {
    return Signal.derived(
        "sig-" + subject, "timers", NOW, SubjectKind.DEVICE, subject, new Statement.WakeUp(NOW));
  }
}
