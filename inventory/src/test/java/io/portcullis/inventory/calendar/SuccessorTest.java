package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

class SuccessorTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Entry BEFORE = entry("CN=CA", "CN=a", 0, 90);

  @ParameterizedTest
  @MethodSource("others")
  void whatDiffersIsNoSuccessor(Entry after) {
    assertThat(Successor.of(BEFORE, after)).isFalse();
  }

  static List<Entry> others() {
    return List.of(
        BEFORE,
        entry("CN=CA", "CN=b", 60, 150),
        entry("CN=Other CA", "CN=a", 60, 150),
        entry("CN=CA", "CN=a", -1, 150),
        entry("CN=CA", "CN=a", 60, 90),
        entry("CN=CA", "CN=a", 60, 150).with(Status.revoked(BEGIN, ReasonCode.SUPERSEDED)));
  }

  @ParameterizedTest
  @MethodSource("renewals")
  void aLaterOneOfTheSameNamesAndIssuerIs(Entry after) {
    assertThat(Successor.of(BEFORE, after)).isTrue();
  }

  static Stream<Entry> renewals() {
    return Stream.of(
        entry("CN=CA", "CN=a", 60, 150),
        entry("cn=ca", "CN=A", 1, 91),
        entry("CN=CA", "CN=a", 60, 150).with(Status.replaced(BEGIN, "2f")));
  }

  private static Entry entry(String issuer, String subject, int from, int until) {
    return Entry.told(
        new Certificate(
            issuer,
            "1f",
            subject,
            "",
            "",
            BEGIN.plus(Duration.ofDays(from)),
            BEGIN.plus(Duration.ofDays(until)),
            false,
            ""),
        "scan",
        BEGIN);
  }
}
