package io.portcullis.lab.proof;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

class HopsTest {
  @Test
  void whatLiesBeforeTheReceiptIsCountedFromItToo() throws Exception {
    // Given
    String explanation =
        """
        {"actions": [{"want": "HELD", "hops": [
          {"name": "occurred", "at": "2026-01-01T00:00:00Z"},
          {"name": "authorisation", "at": "2026-01-01T00:00:01Z"},
          {"name": "received", "at": "2026-01-01T00:00:02Z"},
          {"name": "decided", "at": "2026-01-01T00:00:02.250Z"}]}]}
        """;
    // When
    String line = Hops.of(Json.MAPPER.readTree(explanation), "HELD");
    // Then
    assertThat(line).isEqualTo("HELD: authorisation -1000 ms, decided +250 ms");
  }
}
