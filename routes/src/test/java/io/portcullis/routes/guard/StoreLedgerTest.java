package io.portcullis.routes.guard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Limits;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.stream.Versioned;

import static org.assertj.core.api.Assertions.assertThat;

class StoreLedgerTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");

  private final MockProcessorContext<String, byte[]> context =
      new MockProcessorContext<>(new Properties());

  @BeforeEach
  void openStore() {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(StoreLedger.STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    context.setCurrentStreamTimeMs(T0.toEpochMilli());
  }

  @Test
  void onlyTheNewestAgreementsAreRemembered() {
    StoreLedger ledger = ledger();
    for (int i = 0; i < Limits.MAX_APPROVED; i++) {
      ledger.approve("prp-" + i);
    }
    // When
    ledger().approve("prp-one-more");
    // Then
    StoreLedger again = ledger();
    assertThat(again.approved("prp-0")).isFalse();
    assertThat(again.approved("prp-1")).isTrue();
    assertThat(again.approved("prp-one-more")).isTrue();
    assertThat(again.approved("")).isFalse();
  }

  @Test
  void whatIsCountedIsThereAfterARestart() {
    StoreLedger ledger = ledger();
    ledger.window("rule:posture", List.of(1L, 5_000_000_000L));
    ledger.groupSize("lab", 7);
    ledger.silent("mdm", Optional.of("silent since noon"));
    ledger.silent("edr", Optional.of("x"));
    ledger.silent("edr", Optional.empty());
    // When
    StoreLedger again = ledger();
    // Then
    assertThat(again.window("rule:posture")).containsExactly(1L, 5_000_000_000L);
    assertThat(again.window("rule:other")).isEmpty();
    assertThat(again.groupSize("lab")).isEqualTo(7);
    assertThat(again.groupSize("other")).isZero();
    assertThat(again.silent("mdm")).contains("silent since noon");
    assertThat(again.silent("edr")).isEmpty();
    assertThat(again.control().stopped()).isFalse();
  }

  @Test
  void whatWasStoppedOrPlannedIsSoAfterARestart() {
    StoreLedger ledger = ledger();
    ledger.control(new Control(true, "ann", "drill", T0));
    ledger.plan(plan("late", 60));
    ledger.plan(plan("early", 0));
    ledger.plan(plan("gone", 0));
    ledger.unplan("gone");
    ledger.unplan("never there");
    // When
    StoreLedger again = ledger();
    // Then
    assertThat(again.control().stopped()).isTrue();
    assertThat(again.planned()).containsExactly(plan("early", 0), plan("late", 60));
  }

  @Test
  void whatWaitedInAnEarlierReleaseIsRead() {
    // Given
    KeyValueStore<String, byte[]> store = context.getStateStore(StoreLedger.STORE);
    String old =
        """
        {"id":"prp-1","generation":1,"hold":"PEOPLE","breaker":"","subject":"d","kind":"DEVICE",\
        "name":"tablet","wanted":"REVOKED","rule":"theft","reason":"asks","needed":1,\
        "requester":"hub","approvers":[],"since":"2026-04-01T10:00:00Z",\
        "expires":"2026-04-02T10:00:00Z"}""";
    Waiting now = Json.read(old.getBytes(StandardCharsets.UTF_8), Waiting.class);
    store.put("waiting|prp-1", Versioned.write(now));
    // When
    Waiting read = ledger().waiting("prp-1").orElseThrow();
    // Then
    assertThat(read.witnesses()).isEmpty();
    assertThat(read.planned()).isEmpty();
    assertThat(read.proposal()).isEmpty();
  }

  private static Planned plan(String id, int begin) {
    Instant from = T0.plusSeconds(begin);
    return new Planned(id, "leavers", "hr", 9, 1, from, from.plusSeconds(9), "why", "ann", "bob");
  }

  @Test
  void aSilentSourceOfAnEarlierReleaseIsSilent() {
    // Given
    KeyValueStore<String, byte[]> store = context.getStateStore(StoreLedger.STORE);
    store.put("silent|mdm", new byte[] {1});
    // When
    var why = ledger().silent("mdm");
    // Then
    assertThat(why).contains("silent");
  }

  private StoreLedger ledger() {
    return new StoreLedger(context, new Stage(context, "guard"));
  }
}
