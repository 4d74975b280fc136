package io.portcullis.connectors.api;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InstantReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.1234567890Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-01T00:00:0:Z",
        "20x6-01-01T00:00:00Z",
        "2026-01-01T00:00:00.\u0661Z"
      })
  void whatIsNoTimeIsLeftToTheGeneralParser(String text) {
    assertThat(InstantReader.usual(text)).isEmpty();
  }

  @Test
  void whatNoParserReadsIsAnError() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> read("\"2026-02-30T00:00:00Z\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T09:00:00+01:00",
        "+12026-03-02T08:00:00Z",
        "-0001-03-02T08:00:00Z",
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void otherFormsAreReadByTheGeneralParser(String text) {
    assertThat(InstantReader.usual(text)).isEmpty();
    assertThat(read('"' + text + '"')).isEqualTo(Instant.parse(text));
  }

  @Test
  void whatAnInstantWritesIsReadBack() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
      Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit(i));
      assertThat(InstantReader.usual(time.toString())).contains(time);
    }
  }

  @Test
  void fewerDigitsThanAnInstantWritesAreAFractionToo() {
    assertThat(InstantReader.usual("2026-03-02T08:00:00.5Z"))
        .contains(Instant.parse("2026-03-02T08:00:00.5Z"));
  }

  private static int unit(int i) {
    return i % 3 == 0 ? 1_000_000_000 : i % 3;
  }

  private static Instant read(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), Instant.class);
  }
}
