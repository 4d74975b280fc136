package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IndexLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "V",
        "X\t260101000000Z\t\t01\tunknown\t/CN=a",
        "V\t260101000000Z\t\tzz\tu\t/CN=a"
      })
  void whatIsNoSuchLineIsRefused(String text) {
    assertThatThrownBy(() -> IndexLine.of(text))
        .isInstanceOf(BadRecord.class)
        .hasMessage("not a line of openssl's index: six fields between tabs");
  }

  @Test
  void aDayThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(
            () -> IndexLine.of("R\t260101000000Z\t261399000000Z,keyCompromise\t01\tunknown\t/CN=a"))
        .isInstanceOf(BadRecord.class)
        .hasMessage("revocation: not a time that can be read");
  }

  /** RFC 5280 section 4.1.2.5.1. */
  @ParameterizedTest
  @CsvSource({
    "490101000000Z,2049-01-01T00:00:00Z",
    "500101000000Z,1950-01-01T00:00:00Z",
    "991231235959Z,1999-12-31T23:59:59Z",
    "20500101000000Z,2050-01-01T00:00:00Z"
  })
  void twoDigitsOfAYearAreOfThisCenturyUpTo49(String written, Instant notAfter) {
    // When
    IndexLine line = IndexLine.of("V\t" + written + "\t\t1F\tunknown\t/CN=a");
    // Then
    assertThat(line.notAfter()).isEqualTo(notAfter);
  }

  @Test
  void aRevocationHasItsMomentAndReason() {
    // When
    IndexLine line =
        IndexLine.of("R\t270101000000Z\t260203040506Z,keyCompromise\t1F\tunknown\t/CN=a/O=b");
    // Then
    assertThat(line)
        .isEqualTo(
            new IndexLine(
                IndexLine.Status.REVOKED,
                Instant.parse("2027-01-01T00:00:00Z"),
                Optional.of(Instant.parse("2026-02-03T04:05:06Z")),
                "keyCompromise",
                "1F",
                "/CN=a/O=b"));
  }
}
