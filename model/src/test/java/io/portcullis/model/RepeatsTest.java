package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static io.portcullis.model.Samples.BAD;
import static io.portcullis.model.Samples.FINE;
import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

/** How often a subject was quarantined. */
class RepeatsTest {
  private final Play play = Play.byRules();

  @Test
  void whatIsOnlyAskedForIsNotCounted() {
    // When
    play.hears(BAD);
    // Then
    assertThat(repeats()).isEmpty();
  }

  @Test
  void anAnswerToAProposalThatIsNoLongerOpenIsNotCounted() {
    play.hears(BAD);
    // When
    play.hears("guard", new Statement.ActionAdmitted("prp-old", 1, Standing.QUARANTINED, ""));
    // Then
    assertThat(repeats()).isEmpty();
  }

  @Test
  void eachQuarantineIsCountedOnceAndTheNextReleaseTellsTheGuard() {
    play.admitted(BAD);
    Instant first = play.now();
    play.admitted(FINE);
    play.admitted(BAD);
    Instant second = play.now();
    play.hears(BAD);
    // When
    Proposal release = play.hears(FINE).proposal().orElseThrow();
    // Then
    assertThat(release.release()).isTrue();
    assertThat(release.quarantines()).containsExactly(first, second);
  }

  @Test
  void whoIsRevokedOutOfQuarantineWasQuarantinedOnce() {
    play.admitted(BAD);
    // When
    play.admitted(Samples.risk("r", Severity.CRITICAL));
    // Then
    assertThat(repeats()).hasSize(1);
  }

  @Test
  void theReversiblePartOfWhatWaitsIsOne() {
    Proposal asked = play.hears(Samples.risk("r", Severity.CRITICAL)).proposal().orElseThrow();
    // When
    play.hears(
        "guard",
        new Statement.ActionDowngraded(asked.id(), 1, Standing.QUARANTINED, 2, "asks two", ""));
    // Then
    assertThat(repeats()).containsExactly(play.now());
  }

  @Test
  void aReinstatementForgetsThem() {
    play.admitted(BAD);
    // When
    play.hears("guard", new Statement.Reinstated("ann", "clean"));
    // Then
    assertThat(repeats()).isEmpty();
  }

  @Test
  void onlyTheNewestAreKept() {
    List<Instant> all = IntStream.range(0, Repeats.MAX + 3).mapToObj(T0::plusSeconds).toList();
    // When
    Repeats repeats = new Repeats(all);
    // Then
    assertThat(repeats.times()).isEqualTo(all.subList(3, all.size()));
  }

  @Test
  void aMergeTakesThoseOfBoth() {
    List<Repeats> one = Repeats.and(Repeats.and(List.of(), T0), T0.plusSeconds(9));
    List<Repeats> other = Repeats.and(Repeats.and(List.of(), T0), T0.plusSeconds(5));
    // When
    List<Repeats> merged = Repeats.merged(one, other);
    // Then
    assertThat(merged)
        .containsExactly(new Repeats(List.of(T0, T0.plusSeconds(5), T0.plusSeconds(9))));
    assertThat(Repeats.merged(List.of(), List.of())).isEmpty();
  }

  @Test
  void tooOftenIsWithinASpanOfTime() {
    Repeats repeats = new Repeats(List.of(T0, T0.plusSeconds(60), T0.plusSeconds(200)));
    // When, Then
    assertThat(repeats.often(2, Duration.ofSeconds(60))).isTrue();
    assertThat(repeats.oftenAt(2, Duration.ofSeconds(60))).isEqualTo(T0.plusSeconds(60));
    assertThat(repeats.often(2, Duration.ofSeconds(59))).isFalse();
    assertThat(repeats.oftenAt(3, Duration.ofSeconds(199))).isEqualTo(Instant.MAX);
  }

  private List<Instant> repeats() {
    return play.subject().facts().repeats().stream().flatMap(r -> r.times().stream()).toList();
  }
}
