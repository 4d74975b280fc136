package io.portcullis.connectors.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimesTest {
  private static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");
  private static final ParseContext CONTEXT = new ParseContext("lab", RECEIVED, "intake-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2026-13-01T00:00:00Z",
        "2026-06-01",
        "2026-06-01T25:00:00Z",
        "2026-06-01T12:00:00.1234567890Z",
        "2026-06-01T12:00:00+25:00",
        "13/40/2026 1:01:33 PM",
        "-5",
        "123456789012345678"
      })
  void whatIsNoTimeIsRefusedByItsField(String text) {
    assertThatThrownBy(() -> Times.read("published", text))
        .isInstanceOf(BadRecord.class)
        .hasMessage("published: not a time that can be read");
  }

  @Test
  void moreThanADayAheadIsRefusedByItsField() {
    // Given
    Instant ahead = RECEIVED.plus(Times.AHEAD).plusNanos(1);
    // When, then
    assertThatThrownBy(() -> Times.notAhead(CONTEXT, "time", ahead))
        .hasMessageStartingWith("time: 2026-06-02T12:00:00.000000001Z lies more than 24 h after");
  }

  @Test
  void aDayAheadIsTheLimit() {
    // Given
    Instant limit = RECEIVED.plus(Duration.ofHours(24));
    // When
    Instant read = Times.notAhead(CONTEXT, "time", limit);
    // Then
    assertThat(read).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T12:00:00Z,                2026-06-01T12:00:00Z",
    "2026-06-01T12:00:00,                 2026-06-01T12:00:00Z",
    "2026-06-01 12:00:00.1,               2026-06-01T12:00:00.1Z",
    "2026-06-01T12:00:00.123456789Z,      2026-06-01T12:00:00.123456789Z",
    "2026-06-01T14:00:00+02:00,           2026-06-01T12:00:00Z",
    "2026-06-01T14:00:00+0200,            2026-06-01T12:00:00Z",
    "2026-06-01T07:30:00-04:30,           2026-06-01T12:00:00Z",
    "2026-06-01 12:00 UTC,                2026-06-01T12:00:00Z",
    "8/4/2025 1:01:33 PM,                 2025-08-04T13:01:33Z",
    "12/31/2025 12:00:01 AM,              2025-12-31T00:00:01Z",
    "1780315200,                          2026-06-01T12:00:00Z",
    "1780315200.5,                        2026-06-01T12:00:00.5Z",
    "1780315200123,                       2026-06-01T12:00:00.123Z",
    "1780315200123456,                    2026-06-01T12:00:00.123456Z"
  })
  void theSpellingsOfVendorsAreRead(String text, Instant expected) {
    assertThat(Times.read("time", text)).isEqualTo(expected);
  }

  @Test
  void aMangledTimeIsPassedOverForASoundOne() throws IOException {
    // Given
    Doc doc = Doc.of(Json.VENDOR.readTree("{\"a\": \"2026-06-01T5:00:00Z\", \"b\": 1780315200}"));
    // When
    Instant read = Times.firstReadable(CONTEXT, List.of(doc.at("a"), doc.at("b")));
    // Then
    assertThat(read).isEqualTo(RECEIVED);
  }

  @Test
  void whereNoTimeCanBeReadTheFirstIsNamed() throws IOException {
    // Given
    Doc doc = Doc.of(Json.VENDOR.readTree("{\"a\": \"soon\", \"b\": \"later\"}"));
    // When, then
    assertThatThrownBy(() -> Times.firstReadable(CONTEXT, List.of(doc.at("a"), doc.at("b"))))
        .hasMessage("a: not a time that can be read");
  }
}
