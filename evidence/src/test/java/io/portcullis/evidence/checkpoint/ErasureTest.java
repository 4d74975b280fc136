package io.portcullis.evidence.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ErasureTest {
  @Test
  void anOrderWithoutItsNameIsRefused() {
    assertThatThrownBy(() -> Erasure.in(document(Map.of("approved", List.of()))))
        .hasMessage("portcullis.erasure.order: missing");
  }

  @Test
  void whatIsNoIdIsRefused() {
    Map<String, Object> told =
        Map.of("order", "X", "approved", List.of(), "records", List.of("c0-42"));
    assertThatThrownBy(() -> Erasure.in(document(told)))
        .hasMessage("portcullis.erasure.records: not ids of records");
  }

  @Test
  void recordsHaveABound() {
    List<String> many = Collections.nCopies(Erasure.MOST + 1, "c0-0000000000000042");
    Map<String, Object> told = Map.of("order", "X", "approved", List.of(), "records", many);
    assertThatThrownBy(() -> Erasure.in(document(told)))
        .hasMessageStartingWith("portcullis.erasure.records: not a list of at most 1000");
  }

  @Test
  void whatAVendorSaysIsNoErasure() {
    // Given
    Map<String, Object> document =
        Map.of("event", Map.of("action", Erasure.ACTION, "dataset", "portcullis.signals"));
    // When, Then
    assertThat(Erasure.in(document)).isEmpty();
  }

  @Test
  void otherRecordsTellOfNone() {
    assertThat(Erasure.in(Map.of("event", Map.of("action", "outcome")))).isEmpty();
  }

  @Test
  void tellsWhichRecordsAndByWhom() {
    // Given
    Map<String, Object> told =
        Map.of(
            "order", "X", "approved", List.of("ada"), "records", List.of("a-c0-0000000000000042"));
    // When
    Erasure erasure = Erasure.in(document(told)).orElseThrow();
    // Then
    assertThat(erasure.records()).containsExactly(new Erased("a-c0", 42, "X"));
    assertThat(erasure.approved()).containsExactly("ada");
  }

  private static Map<String, Object> document(Map<String, Object> told) {
    return Map.of(
        "event",
        Map.of("action", Erasure.ACTION, "dataset", "portcullis.audit"),
        "portcullis",
        Map.of("erasure", told));
  }
}
