package io.portcullis.connectors.hsm.care;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CareTest {
  private static final Instant T0 = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant T1 = T0.plusSeconds(60);
  private static final Instant T2 = T1.plusSeconds(60);
  private static final String FILE = "a".repeat(64);
  private static final TokenSeen SEEN = seen("1", "7.3", FILE);
  private static final Care CARE = care();

  @Test
  void aTokenIsAwayAfterSoManyLooksAndNotBefore() {
    // Given
    Memory once = CARE.missed(CARE.seen(Memory.NONE, SEEN, T0), T1);
    assertThat(CARE.said(once, T1)).isEmpty();
    // When
    Memory twice = CARE.missed(once, T2);
    // Then
    Said away = new Said(Kind.HSM_AWAY, T2, "2 looks in a row did not reach it");
    assertThat(CARE.said(twice, T2)).containsExactly(away);
    Memory more = CARE.missed(twice, T2.plusSeconds(60));
    assertThat(CARE.said(more, T2.plusSeconds(60))).containsExactly(away);
    assertThat(CARE.said(CARE.seen(more, SEEN, T2.plusSeconds(120)), T2)).isEmpty();
  }

  @Test
  void whatIsNotOnTheListIsUnknown() {
    // Given
    Care strict =
        care(new KnownGood("ACME", "X1", List.of("7.2"), List.of(), List.of("b".repeat(64))));
    // When
    Memory memory = strict.seen(Memory.NONE, SEEN, T0);
    // Then
    assertThat(strict.said(memory, T0))
        .containsExactly(
            new Said(
                Kind.FIRMWARE_UNKNOWN, T0, "firmware 7.3 of ACME X1 is not on the known-good list"),
            new Said(
                Kind.DRIVER_UNKNOWN,
                T0,
                "library 10.4, SHA-256 " + FILE + " is not on the known-good list"));
  }

  @Test
  void anEntryOfAnotherModelSaysNothingOfThisOne() {
    // Given
    Care other = care(new KnownGood("ACME", "X2", List.of("7.3"), List.of(), List.of()));
    // When
    Memory memory = other.seen(Memory.NONE, SEEN, T0);
    // Then
    assertThat(kinds(other, memory, T0))
        .containsExactly(Kind.FIRMWARE_UNKNOWN, Kind.DRIVER_UNKNOWN);
  }

  @Test
  void aChangeThatNobodyAnnouncedIsToldForADay() {
    // Given
    Memory before = CARE.seen(Memory.NONE, SEEN, T0);
    // When
    Memory after = CARE.seen(before, seen("1", "7.4", "c".repeat(64)), T1);
    // Then
    assertThat(CARE.said(after, T1))
        .extracting(Said::kind, Said::since)
        .containsExactly(tuple(Kind.FIRMWARE_UNKNOWN, T1), tuple(Kind.DRIVER_UNKNOWN, T1));
    assertThat(kinds(CARE, after, T1.plus(Care.SHOWN).minusSeconds(1))).hasSize(2);
    assertThat(kinds(CARE, after, T1.plus(Care.SHOWN))).isEmpty();
  }

  @Test
  void aChangeThatTheListNamesIsNone() {
    // Given
    String file = "c".repeat(64);
    Care strict =
        care(
            new KnownGood(
                "acme", "x1", List.of("7.3", "7.4"), List.of("10.4"), List.of(FILE, file)));
    Memory before = strict.seen(Memory.NONE, SEEN, T0);
    // When
    Memory after = strict.seen(before, seen("1", "7.4", file), T1);
    // Then
    assertThat(strict.said(after, T1)).isEmpty();
  }

  @Test
  void anotherTokenInItsPlaceFailedOverAndItsFirmwareIsNoChange() {
    // Given
    Memory before = CARE.seen(Memory.NONE, SEEN, T0);
    // When
    Memory after = CARE.seen(before, seen("2", "7.4", FILE), T1);
    // Then
    assertThat(CARE.said(after, T1))
        .containsExactly(
            new Said(Kind.FAILED_OVER, T1, "took the place of the token with serial 1"));
  }

  @Test
  void aClockIsOffBeyondTheLimitAndTheTimeOfTheLook() {
    // Given
    Duration most = Duration.ofSeconds(30).plus(SEEN.took());
    // When, then
    assertThat(kinds(T0.plus(most))).isEmpty();
    assertThat(kinds(T0.minus(most))).isEmpty();
    assertThat(kinds(T0.plus(most).plusMillis(1))).containsExactly(Kind.CLOCK_OFF);
    assertThat(kinds(T0.minus(most).minusMillis(1))).containsExactly(Kind.CLOCK_OFF);
  }

  @Test
  void anAnswerIsSlowFromTheLimitOnAndSinceThen() {
    // Given
    Memory before = CARE.seen(Memory.NONE, took(Duration.ofMillis(1_999)), T0);
    assertThat(CARE.said(before, T0)).isEmpty();
    Memory slow = CARE.seen(before, took(Duration.ofSeconds(2)), T1);
    // When
    Memory slower = CARE.seen(slow, took(Duration.ofSeconds(9)), T2);
    // Then
    assertThat(CARE.said(slower, T2))
        .containsExactly(new Said(Kind.HSM_SLOW, T1, "an answer takes at least PT2S"));
  }

  private static List<Kind> kinds(Instant clock) {
    TokenSeen token =
        new TokenSeen(
            "ACME",
            "X1",
            "1",
            "7.3",
            "10.4",
            FILE,
            Optional.of(clock),
            Optional.empty(),
            SEEN.took(),
            0);
    return kinds(CARE, CARE.seen(Memory.NONE, token, T0), T0);
  }

  private static List<Kind> kinds(Care care, Memory memory, Instant at) {
    return care.said(memory, at).stream().map(Said::kind).toList();
  }

  private static TokenSeen seen(String serial, String firmware, String file) {
    return new TokenSeen(
        "ACME",
        "X1",
        serial,
        firmware,
        "10.4",
        file,
        Optional.empty(),
        Optional.empty(),
        Duration.ofMillis(5),
        0);
  }

  private static TokenSeen took(Duration took) {
    return new TokenSeen(
        "ACME", "X1", "1", "7.3", "10.4", FILE, Optional.empty(), Optional.empty(), took, 0);
  }

  private static Care care(KnownGood... known) {
    return new Care(
        List.of(known), new CareLimits(Duration.ofSeconds(2), Duration.ofSeconds(30), 2));
  }
}
