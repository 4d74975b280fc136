package io.portcullis.model.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealedDocumentTest {
  private static final String SALT = "ab".repeat(32);
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

  private final SealedDocument first = next("r-1", Head.START);
  private final SealedDocument second = next("r-2", first.seal().head());

  @Test
  void aDocumentWithoutASealIsRefusedByField() {
    assertThatThrownBy(() -> SealedDocument.from(Map.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("portcullis.seal: missing");
    Map<String, Object> incomplete =
        Map.of("portcullis", Map.of("seal", Map.of("version", 1, "chain", "c0")));
    assertThatThrownBy(() -> SealedDocument.from(incomplete))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("portcullis.seal.sequence: not an integer");
  }

  @Test
  void aChangedPublicFieldIsFound() {
    assertThat(changed("event", Map.of("action", "nothing")).problemAfter(Head.START))
        .contains("c0-0000000000000001: was changed");
  }

  @Test
  void aChangedPersonalFieldIsFound() {
    assertThat(changed("user", Map.of("name", "eve")).problemAfter(Head.START))
        .contains("c0-0000000000000001: was changed");
  }

  @Test
  void aRemovedRecordIsFound() {
    assertThat(second.problemAfter(Head.START))
        .contains("c0-0000000000000002: sequence 2 follows 0");
  }

  @Test
  void aRecordOfAnotherHistoryIsFound() {
    // Given
    Head other = next("r-other", Head.START).seal().head();
    // When, Then
    assertThat(second.problemAfter(other))
        .contains("c0-0000000000000002: does not follow the record before it");
  }

  @Test
  void aPersonalPartPutBackIntoARedactedRecordIsFound() {
    // Given
    SealedDocument redacted = first.redact("order-7");
    Map<String, Object> document = new LinkedHashMap<>(redacted.document());
    document.put("user", Map.of("name", "eve"));
    // When, Then
    assertThat(new SealedDocument(document, redacted.seal()).problemAfter(Head.START))
        .contains("c0-0000000000000001: has a personal part and is marked as redacted");
  }

  @Test
  void aRedactedRecordHoldsNoPersonAndStillVerifies() {
    // When
    SealedDocument redacted = SealedDocument.from(first.redact("order-7").fields());
    // Then
    assertThat(redacted.problemAfter(Head.START)).isEmpty();
    assertThat(redacted.redacted()).isTrue();
    assertThat(second.problemAfter(redacted.seal().head())).isEmpty();
    assertThat(redacted.fields().toString())
        .contains("order-7")
        .doesNotContain("ada")
        .doesNotContain(SALT);
  }

  @Test
  void whatWasStoredIsTakenApartAsItWas() {
    // When
    SealedDocument stored = SealedDocument.from(second.fields());
    // Then
    assertThat(stored.problemAfter(first.seal().head())).isEmpty();
    assertThat(stored.seal().id()).isEqualTo("c0-0000000000000002");
    assertThat(stored.redacted()).isFalse();
  }

  /** Computed with printf and sha256sum as docs/evidence.md tells; never to change. */
  @Test
  void theFormulaIsTheDocumentedOne() {
    // Given
    String publicHash = Leaf.hash("{\"a\":1}");
    String personalHash = Leaf.hash(SALT + "\n{\"user\":{\"name\":\"ada\"}}");
    // When
    Leaf leaf = Leaf.of(Map.of("a", 1L, "user", Map.of("name", "ada")), SALT);
    // Then
    assertThat(leaf).isEqualTo(new Leaf(publicHash, personalHash));
    assertThat(leaf.hash())
        .isEqualTo("9ae76f8aa66a1598ac1c7c06504781544a616887aec93a510e728267f7faaefd");
    assertThat(Seal.hash("c0", 1, Head.START.hash(), leaf))
        .isEqualTo("c68e83b25952eeae424b112281ef15184ea7850658223831be59e707ba51880c");
  }

  private SealedDocument changed(String field, Object value) {
    Map<String, Object> document = new LinkedHashMap<>(first.document());
    document.put(field, value);
    return new SealedDocument(document, first.seal());
  }

  private static SealedDocument next(String id, Head head) {
    Map<String, Object> document =
        Map.of("event", Map.of("action", "hold"), "user", Map.of("name", "ada"));
    AuditRecord record = new AuditRecord(id, Dataset.ACTIONS, AT, "dev-1", document);
    Seal seal = Unsealed.of(record, SALT).seal("c0", head);
    return new SealedDocument(record.complete(), seal);
  }
}
