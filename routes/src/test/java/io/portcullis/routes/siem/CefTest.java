package io.portcullis.routes.siem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

class CefTest {
  private static final Cef CEF = new Cef(new Origin(13, "hub-1", "1|0\\x"));

  @Test
  void theHeaderEscapesBarsAndBackslashes() {
    // Given
    SiemRecord record =
        Sealed.record(Dataset.AUDIT, Map.of("event", Map.of("action", "a|b\\c=d\ne")));
    // When
    String message = text(record);
    // Then
    assertThat(message)
        .contains(" - CEF:0|Portcullis|hub|1\\|0\\\\x|a\\|b\\\\c=d e|a\\|b\\\\c=d e|2|rt=");
  }

  @Test
  void theExtensionEscapesEqualSignsAndSpellsEndsOfLines() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.AUDIT,
            Map.of("event", Map.of("action", "a", "reason", "x=1\\2|3\r\n4\t5\ud83d")));
    // When
    String message = text(record);
    // Then
    assertThat(message).contains(" reason=x\\=1\\\\2|3\\r\\n4 5\uFFFD dvchost=hub-1 ");
    assertThat(message).doesNotContain("\n");
  }

  @Test
  void theHeaderIsCutToItsOwnLengths() {
    // Given
    Cef cef = new Cef(new Origin(13, "hub-1", "v".repeat(40)));
    SiemRecord record =
        Sealed.record(Dataset.AUDIT, Map.of("event", Map.of("action", "a".repeat(2_000))));
    // When
    String[] header = new String(cef.message(record), StandardCharsets.UTF_8).split("\\|");
    // Then
    assertThat(header[3]).hasSize(31);
    assertThat(header[4]).hasSize(1_023);
    assertThat(header[5]).hasSize(512);
  }

  @Test
  void anAddressOfIpv6HasAFieldOfItsOwn() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.AUDIT,
            Map.of("event", Map.of("action", "a"), "source", Map.of("ip", "2001:db8::1")));
    // When
    String message = text(record);
    // Then
    assertThat(message).contains(" c6a1Label=Source IPv6 Address c6a1=2001:db8::1 ");
    assertThat(message).doesNotContain(" src=");
  }

  @Test
  void anAddressOfIpv4IsTheSource() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.AUDIT,
            Map.of("event", Map.of("action", "a"), "source", Map.of("ip", "192.0.2.7")));
    // When
    String message = text(record);
    // Then
    assertThat(message).contains(" src=192.0.2.7 ").doesNotContain("c6a1");
  }

  @Test
  void aLongRecordIsCutToTheDictionary() {
    // Given
    String much = "\ud83d\ude00".repeat(50_000);
    SiemRecord record =
        Sealed.record(
            Dataset.SIGNALS,
            Map.of(
                "event", Map.of("action", much, "reason", much, "outcome", much),
                "user", Map.of("name", much, "target", Map.of("name", much)),
                "host", Map.of("name", much),
                "source", Map.of("ip", much),
                "rule", Map.of("id", List.of(much, much)),
                "portcullis", Map.of("action", Map.of("point", much, "id", much))));
    // When
    byte[] message = CEF.message(record);
    // Then: of any transport
    assertThat(message.length).isBetween(20_000, 65_507);
    assertThat(new String(message, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
  }

  @Test
  void aRecordHasTheKeysOfTheDictionary() {
    // Given
    SiemRecord record =
        Sealed.record(
            Dataset.ACTIONS,
            Map.of(
                "event", Map.of("action", "outcome", "outcome", "failure", "reason", "no answer"),
                "user", Map.of("name", "ada"),
                "rule", Map.of("id", List.of("a/b", "c/d")),
                "portcullis",
                    Map.of("about", Map.of("id", "dev-2"), "action", Map.of("want", "HELD"))));
    // When
    String message = text(record);
    // Then
    assertThat(message).startsWith("<108>1 2026-11-27T12:00:00.123456Z hub-1 portcullis - actions");
    assertThat(message)
        .endsWith(
            "|outcome|outcome|5|rt=1795780800123 cat=portcullis.actions act=HELD outcome=failure"
                + " reason=no answer duser=ada dvchost=hub-1 externalId=c0-0000000000000007"
                + " cs1Label=rule cs1=a/b,c/d cs2Label=subject cs2=dev-2 cs3Label=hash cs3="
                + record.seal().hash());
  }

  private static String text(SiemRecord record) {
    return new String(CEF.message(record), StandardCharsets.UTF_8);
  }
}
