package io.portcullis.inventory.survey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Sample;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.TrustKind;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Span;
import io.portcullis.inventory.chain.Hierarchy;
import io.portcullis.inventory.chain.Node;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.model.Certificate;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

/** One look through certificates of every kind. */
class SurveyTest {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final Survey survey = new Survey(LocalDate.of(2026, 2, 1), 100, 0.5);

  @Test
  void moreAuthoritiesThanAreLookedAtAreCounted() {
    // Given
    IntStream.rangeClosed(0, Hierarchy.MOST)
        .forEach(i -> survey.add(told("CN=CA" + i, i + 1, true)));
    // When
    Survey.Result result = survey.result(List.of(), Set.of(), NOW);
    // Then
    assertThat(result.hierarchy().authorities()).hasSize(Hierarchy.MOST);
    assertThat(result.leftOut()).isEqualTo(1);
  }

  @Test
  void whatIsRevokedOrHasNoEndIsNotCounted() throws Exception {
    // Given
    survey.add(Entry.fingerprint("ab".repeat(32), "scan", NOW));
    survey.add(told("CN=a", 1, false).with(Status.revoked(NOW, ReasonCode.KEY_COMPROMISE)));
    survey.add(told("CN=Test CA,O=Example", 2, true));
    survey.add(Entry.of(Sample.of(7).der(), "scan", NOW));
    // When
    Survey.Result result = survey.result(List.of(), Set.of(), NOW);
    // Then
    assertThat(result.forecast().certificates()).isEqualTo(2);
    assertThat(result.forecast().total(Lives.UNCHANGED)).hasSize(100);
    Node authority = result.hierarchy().authorities().iterator().next();
    assertThat(result.leaves().from(authority, NOW)).as("only the one that is valid").isEqualTo(1);
  }

  @Test
  void theWindowThatAnAuthoritySuggestsCountsInPlaceOfTheShareOfTheLife() {
    // Given
    Instant from = NOW.plus(Duration.ofDays(3));
    Span window = new Span(from, from.plus(Duration.ofDays(2)));
    Entry entry = told("CN=a", 1, false);
    // When
    survey.add(entry, e -> Expiring.of(e).with(Optional.of(window)));
    // Then
    long[] days = survey.result(List.of(), Set.of(), NOW).forecast().total(Lives.UNCHANGED);
    assertThat(days).startsWith(0, 0, 0, 1);
  }

  private static Entry told(String subject, int serial, boolean authority) {
    Certificate certificate =
        new Certificate(
            "CN=Test CA,O=Example",
            Integer.toHexString(serial),
            subject,
            "",
            "",
            Sample.BEGIN,
            Sample.END,
            false,
            "");
    return new Entry(
        certificate,
        Der.NONE,
        List.of(),
        null,
        TrustKind.PRIVATE,
        authority,
        Status.VALID,
        List.of("scan"),
        NOW,
        NOW);
  }
}
