package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SealedTextTest {
  private static final String SALT = "ab".repeat(32);
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

  private final String text = sealed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"port\":7|\"port\":8|false|true",
        "\"name\":\"ada\"|\"name\":\"eve\"|true|false",
        "\"salt\":\"ab|\"salt\":\"cd|true|false",
        "\"sequence\":1|\"sequence\":2|false|true",
        "\"list\":[1|\"list\":[2|false|true"
      })
  void aChangeIsFoundInItsPart(String from, String to, boolean publicPart, boolean personalPart) {
    // Given
    assertThat(text).contains(from);
    // When
    SealCheck check = check(text.replace(from, to)).orElseThrow();
    // Then
    assertThat(check).isEqualTo(new SealCheck(publicPart, personalPart));
  }

  /** These are to be read as documents: another spelling, or none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[]",
        "{\"a\": 1}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":\"",
        "{\"portcullis\":{\"seal\":{}},\"a\":1}",
        "{\"portcullis\":{\"seal\":{\"a\":[1]}}}",
        "{\"portcullis\":{\"seal\":{\"a\":1,\"a\":1}}}"
      })
  void whatTheSealerDoesNotWriteIsNotRead(String other) {
    // When
    Optional<SealedText> read = read(other);
    // Then
    assertThat(read.flatMap(SealedTextTest::checked)).isEmpty();
  }

  @Test
  void aFieldSaidTwiceIsNotRead() {
    // When
    Optional<SealedText> read = read(text.replace("\"event\"", "\"event\":{\"a\":1},\"event\""));
    // Then
    assertThat(read).isEmpty();
  }

  @Test
  void whatStandsBehindTheDocumentIsNotRead() {
    assertThat(read(text + "x")).isEmpty();
    assertThat(read(text + "{}")).isEmpty();
  }

  @Test
  void aDocumentThatIsCutOffAnywhereIsNotRead() {
    for (int i = 0; i < text.length(); i++) {
      assertThat(read(text.substring(0, i))).isEmpty();
    }
  }

  @Test
  void whatTheSealerWroteHolds() {
    // When
    SealedText read = read(text).orElseThrow();
    // Then
    assertThat(read.check(read.seal()).holds()).isTrue();
    assertThat(read.seal().id()).isEqualTo("c0-0000000000000001");
    assertThat(read.timestamp()).isEqualTo(AT.toString());
    assertThat(read.dataset()).isEqualTo("portcullis.audit");
  }

  private static Optional<SealCheck> check(String document) {
    return read(document).flatMap(SealedTextTest::checked);
  }

  private static Optional<SealCheck> checked(SealedText read) {
    try {
      return Optional.of(read.check(read.seal()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<SealedText> read(String document) {
    byte[] bytes = ("#" + document + "#").getBytes(StandardCharsets.UTF_8);
    return SealedText.read(bytes, 1, bytes.length - 1);
  }

  private static String sealed() {
    Map<String, Object> document =
        Map.of(
            "event", Map.of("action", "hold", "list", List.of(1L, "a,\"]}\\")),
            "user", Map.of("name", "ada"),
            "email", Map.of(),
            "source", Map.of("ip", "192.0.2.1", "port", 7L),
            "url", Map.of("query", "x"),
            "labels", Map.of());
    Unsealed record =
        Unsealed.of(new AuditRecord("r-1", Dataset.AUDIT, AT, "dev-1", document), SALT);
    return new String(record.with(record.seal("c0", Head.START)), StandardCharsets.UTF_8);
  }
}
