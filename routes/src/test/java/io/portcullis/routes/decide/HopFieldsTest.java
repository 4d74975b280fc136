package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class HopFieldsTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void withoutAReceiptThereIsNothingToCountFrom() {
    // When
    Map<String, Object> fields = HopFields.of(List.of(hop(Kind.SENT, 40)));
    // Then
    assertThat(fields).containsOnlyKeys("at");
  }

  @Test
  void aVendorWhoseClockIsAheadIsNegative() {
    assertThat(HopFields.of(List.of(hop(Kind.OCCURRED, 1_500), hop(Kind.RECEIVED, 0))))
        .containsEntry("vendor_ms", -1_500L);
  }

  @Test
  void theVendorsDelayIsKeptApartFromOurs() {
    // When
    Map<String, Object> fields =
        HopFields.of(
            List.of(
                hop(Kind.OCCURRED, -9_000),
                hop(Kind.RECEIVED, 0),
                hop(Kind.SENT, 40),
                hop(Kind.SESSION_GONE, 70)));
    // Then
    assertThat(fields)
        .containsEntry("vendor_ms", 9_000L)
        .containsEntry("ms", Map.of("sent", 40L, "session_gone", 70L));
    assertThat(fields.get("at").toString()).contains("occurred=2026-03-01T09:59:51Z");
  }

  private static Hop hop(Kind kind, long millis) {
    return new Hop(kind, RECEIVED.plusMillis(millis));
  }
}
