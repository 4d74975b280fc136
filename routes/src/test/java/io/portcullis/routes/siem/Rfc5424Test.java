package io.portcullis.routes.siem;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Rfc5424Test {
  private static final int MOST = 64 << 10;
  private static final Origin ORIGIN = new Origin(13, "hub-1", "1.0");

  @Test
  void whatIsNoSealedRecordSaysWhy() {
    assertThatThrownBy(() -> SiemRecord.read("no".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("not JSON");
    assertThatThrownBy(() -> SiemRecord.read("null".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("not a document");
    assertThatThrownBy(() -> SiemRecord.read("{}".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("data_stream.dataset: not one of the hub's");
  }

  @Test
  void valuesEscapeWhatWouldEndThemAndStayOnALine() {
    // Given
    SiemRecord nasty =
        Sealed.record(
            Dataset.AUDIT, Map.of("event", Map.of("action", "a\"b\\c]d\ne", "outcome", "\ud83d")));
    // When
    String message = text(nasty);
    // Then
    assertThat(message).contains(" action=\"a\\\"b\\\\c\\]d e\" outcome=\"\uFFFD\" ");
    assertThat(message).doesNotContain("\n");
  }

  @Test
  void aValueIsCutAndNoCharacterInTwo() {
    // Given
    String long_ = "x".repeat(Rfc5424.MOST_VALUE - 1) + "\ud83d\ude00";
    SiemRecord record = Sealed.record(Dataset.AUDIT, Map.of("event", Map.of("action", long_)));
    // When
    String message = text(record);
    // Then
    assertThat(message).contains("action=\"" + "x".repeat(Rfc5424.MOST_VALUE - 1) + "\" ");
  }

  @Test
  void oneThatIsTooLongLosesItsPersonalPart() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.RAW,
            Map.of("event", Map.of("action", "said", "original", "x".repeat(100_000))));
    // When
    byte[] message = new Rfc5424(ORIGIN, MOST).message(record);
    // Then
    assertThat(message.length).isLessThan(MOST);
    assertThat(document(message).get("event").toString())
        .contains("action=said")
        .doesNotContain("original");
  }

  @Test
  void oneThatIsStillTooLongIsItsIdsAlone() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.AUDIT, Map.of("event", Map.of("action", "a", "reason", "x".repeat(100_000))));
    // When
    byte[] message = new Rfc5424(ORIGIN, MOST).message(record);
    // Then
    assertThat(message.length).isLessThan(MOST);
    assertThat(document(message).get("portcullis"))
        .isEqualTo(
            Map.of("seal", Map.of("chain", "c0", "sequence", 7, "hash", record.seal().hash())));
  }

  @Test
  void oneAtTheBoundIsWhole() {
    // Given
    SiemRecord record = Sealed.record(Dataset.AUDIT, Map.of("event", Map.of("action", "a")));
    int length = new Rfc5424(ORIGIN, MOST).message(record).length;
    // When
    byte[] at = new Rfc5424(ORIGIN, length).message(record);
    byte[] over = new Rfc5424(ORIGIN, length - 1).message(record);
    // Then
    assertThat(at).hasSize(length);
    assertThat(over.length).isLessThan(length);
  }

  @Test
  void aRecordIsItsIdsAndItsDocument() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.DECISIONS,
            Map.of(
                "event", Map.of("action", "decided", "severity", 73L),
                "user", Map.of("name", "ada")));
    // When
    String message = text(record.withoutPersonal());
    // Then: facility 13, error
    assertThat(message)
        .startsWith(
            "<107>1 2026-11-27T12:00:00.123456Z hub-1 portcullis - decisions"
                + " [portcullis@32473 dataset=\"portcullis.decisions\" action=\"decided\""
                + " chain=\"c0\" sequence=\"7\" hash=\""
                + record.seal().hash()
                + "\"");
    assertThat(message).doesNotContain("ada").doesNotContain("salt");
    assertThat(document(message.getBytes(StandardCharsets.UTF_8)).get("event").toString())
        .contains("action=decided", "severity=73");
  }

  private static String text(SiemRecord record) {
    return new String(new Rfc5424(ORIGIN, MOST).message(record), StandardCharsets.UTF_8);
  }

  private static Map<?, ?> document(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    return Json.read(
        text.substring(text.indexOf("] {") + 2).getBytes(StandardCharsets.UTF_8), Map.class);
  }
}
