package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnsealedTest {
  private static final String SALT = "ab".repeat(32);
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final String HEX = "0".repeat(64);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"a\":{}}",
        "{\"leaf\":[\"H\",\"H\"],\"document\":{\"a\":{}}}",
        "{\"leaf\":[\"H\",\"H\",\"H\"],\"document\":",
        "{\"leaf\":[\"H\",\"H\",\"H\"],\"document\":{\"a\":1}}",
        "{\"leaf\":[\"H\",\"H\",\"H\"], \"document\":{\"a\":{}}}",
        "{\"leaf\":[\"G\",\"H\",\"H\"],\"document\":{\"a\":{}}}",
        "{\"leaf\":[\"H\",\"G\",\"H\"],\"document\":{\"a\":{}}}",
        "{\"leaf\":[\"H\",\"H\",\"G\"],\"document\":{\"a\":{}}}"
      })
  void whatIsNotOfTheFormIsRefusedWithAReason(String form) {
    // Given
    byte[] bytes = bytes(form.replace("H", HEX).replace("G", "z".repeat(64)));
    // When, Then
    assertThatThrownBy(() -> Unsealed.read(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("record");
  }

  @Test
  void aRecordThatBringsItsOwnSealIsRefused() {
    // Given
    Map<String, Object> nested = Map.of("portcullis", Map.of("seal", Map.of()));
    Map<String, Object> dotted = Map.of("portcullis.seal.hash", "x");
    // When, Then
    for (Map<String, Object> document : List.of(nested, dotted)) {
      AuditRecord record = new AuditRecord("r", Dataset.AUDIT, AT, "", document);
      assertThatThrownBy(() -> Unsealed.of(record, SALT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a seal of its own");
    }
  }

  @Test
  void theSealIsAddedToTheTextAtItsEnd() {
    // Given
    AuditRecord record =
        new AuditRecord("r", Dataset.AUDIT, AT, "", Map.of("message", "caf\u00e9"));
    byte[] written = Unsealed.of(record, SALT).bytes();
    // When
    Unsealed read = Unsealed.read(written);
    Seal seal = read.seal("c0", Head.START);
    String sealed = new String(read.with(seal), StandardCharsets.UTF_8);
    // Then
    String fields = CanonicalJson.text(seal.fields());
    assertThat(sealed).contains("\"message\":\"caf\u00e9\"").endsWith(",\"seal\":" + fields + "}}");
    assertThat(new String(written, StandardCharsets.UTF_8))
        .endsWith(sealed.replace(",\"seal\":" + fields, "") + "}");
    assertThat(new SealedDocument(record.complete(), seal).problemAfter(Head.START)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
