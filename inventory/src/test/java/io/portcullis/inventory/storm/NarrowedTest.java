package io.portcullis.inventory.storm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.calendar.Expiring;

import static org.assertj.core.api.Assertions.assertThat;

/** A forecast for a call: few authorities, few days over a limit, and the same sums. */
class NarrowedTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void theBusiestAreKeptAndTheOthersAreSummedUp() {
    // Given: one certificate of ca-1, two of ca-2 and so on
    Storm storm = new Storm(FIRST, 400, 0.5);
    IntStream.rangeClosed(1, 5)
        .forEach(
            ca -> IntStream.range(0, ca).forEach(i -> storm.add(of("ca-" + ca, ca + "-" + i))));
    Forecast whole = storm.forecast(List.of());
    // When
    Forecast narrow = whole.narrowed(3);
    // Then
    assertThat(narrow.series().stream().map(Series::authority).distinct())
        .containsExactlyInAnyOrder("ca-5", "ca-4", Storm.OTHERS);
    for (Lives lives : Lives.values()) {
      assertThat(narrow.total(lives)).isEqualTo(whole.total(lives));
    }
    assertThat(whole.narrowed(5).series()).containsExactlyInAnyOrderElementsOf(whole.series());
  }

  @Test
  void moreDaysOverALimitThanTheBoundAreCutOff() {
    // Given: hourly certificates are renewed each day, over each of many limits
    Storm storm = new Storm(FIRST, 1_000, 0.5);
    storm.add(
        new Expiring(
            "a",
            "a",
            "",
            "",
            "ca",
            BEGIN,
            BEGIN.plus(Duration.ofHours(2)),
            false,
            Optional.empty(),
            false));
    List<Limit> limits =
        IntStream.range(0, 3).mapToObj(i -> new Limit("l" + i, Set.of(), 1)).toList();
    Forecast whole = storm.forecast(limits);
    assertThat(whole.crossings()).hasSizeGreaterThan(Forecast.MOST_CROSSINGS);
    // When
    Forecast narrow = whole.narrowed(10);
    // Then
    assertThat(narrow.crossings()).hasSize(Forecast.MOST_CROSSINGS);
  }

  private static Expiring of(String authority, String id) {
    return new Expiring(
        id,
        id,
        "",
        "",
        authority,
        BEGIN,
        BEGIN.plus(Duration.ofDays(90)),
        true,
        Optional.empty(),
        false);
  }
}
