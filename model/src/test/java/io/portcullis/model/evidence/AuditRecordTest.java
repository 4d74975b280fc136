package io.portcullis.model.evidence;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditRecordTest {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

  @Test
  void aRecordWithoutAnIdIsRefused() {
    assertThatThrownBy(() -> new AuditRecord(" ", Dataset.AUDIT, AT, "", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id is empty");
  }

  @Test
  void valuesThatReadersDoNotAgreeOnBecomeStrings() {
    // Given
    Map<String, Object> raw =
        Map.of(
            "fraction",
            0.5,
            "decimal",
            new BigDecimal("1.10"),
            "large",
            Long.MAX_VALUE,
            "larger",
            new BigInteger("123456789012345678901234567890"),
            "bound",
            1L << 53,
            "time",
            AT,
            "severity",
            Severity.HIGH,
            "half",
            "a\udc00b",
            "list",
            new Object[] {1, (short) 2});
    // When
    Map<String, Object> document = record(raw).document();
    // Then
    assertThat(document)
        .containsEntry("fraction", "0.5")
        .containsEntry("decimal", "1.10")
        .containsEntry("large", "9223372036854775807")
        .containsEntry("larger", "123456789012345678901234567890")
        .containsEntry("bound", 1L << 53)
        .containsEntry("time", "2026-03-04T05:06:07.089Z")
        .containsEntry("severity", "HIGH")
        .containsEntry("half", "a\ufffdb")
        .containsEntry("list", List.of(1L, 2L));
  }

  @Test
  void theCompleteDocumentSaysWhereItBelongsAndKeepsTheRest() {
    // Given
    AuditRecord record =
        record(Map.of("event", Map.of("action", "hold"), "portcullis", Map.of("rule", "r-1")));
    // When
    Map<String, Object> complete = record.complete();
    // Then
    assertThat(complete)
        .containsEntry("@timestamp", "2026-03-04T05:06:07.089Z")
        .containsEntry(
            "event",
            Map.of("action", "hold", "module", "portcullis", "dataset", "portcullis.actions"))
        .containsEntry("portcullis", Map.of("rule", "r-1", "record", "rec-1", "subject", "dev-1"));
    assertThat(Dataset.ACTIONS.stream()).isEqualTo("logs-portcullis.actions-default");
  }

  private static AuditRecord record(Map<String, Object> document) {
    return new AuditRecord("rec-1", Dataset.ACTIONS, AT, "dev-1", document);
  }
}
