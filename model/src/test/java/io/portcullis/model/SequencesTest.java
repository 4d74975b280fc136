package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Statement.RecordsLost;
import io.portcullis.model.Statement.SequenceAdvanced;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SequencesTest {
  private static final long WRAP = 1 << 16;
  private State state = State.fresh("src-1", SubjectKind.SOURCE, T0);
  private Instant now = T0;

  @Test
  void aMissingNumberIsFoundAndNamed() {
    // Given
    came("5", run(1, 4));
    // When
    came("5", run(6, 6), run(9, 12));
    // Then
    assertThat(flaws())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Flaw.Kind.GAP);
              assertThat(f.detail()).isEqualTo("3 missing: 5, 7 to 8");
              assertThat(f.since()).isEqualTo(now);
            });
  }

  @Test
  void whatComesLateFillsItsGapAndIsCounted() {
    // Given
    came("5", run(1, 4));
    came("5", run(8, 9));
    // When
    said(T0, advanced("5", -1, 0, List.of(run(5, 7))));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().late()).isEqualTo(3);
  }

  @Test
  void aPageThatIsReadAgainIsNoGap() {
    // Given
    came("5", run(1, 40));
    Sequence before = sequence();
    // When
    said(T0, advanced("5", -1, 0, List.of(run(10, 20))));
    // Then
    assertThat(sequence().known()).isEqualTo(before.known());
    assertThat(flaws()).isEmpty();
  }

  @Test
  void aRestartThatIsCountedIsNoFlaw() {
    // Given
    came("5", run(90, 99));
    // When
    said(later(), advanced("6", 0, 0, List.of(run(0, 3))));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().restarts()).isEqualTo(1);
    assertThat(sequence().known()).isEqualTo(run(0, 3));
  }

  @Test
  void theBeginningOfAnEpochCanBeMissing() {
    // Given
    came("5", run(90, 99));
    // When
    said(later(), advanced("6", 0, 0, List.of(run(2, 3))));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::detail).isEqualTo("2 missing: 0 to 1");
  }

  @Test
  void whatIsMissingOfAnOlderEpochCanStillComeInIt() {
    // Given
    came("5", run(1, 4), run(6, 9));
    said(later(), advanced("6", 0, 0, List.of(run(0, 3))));
    assertThat(flaws())
        .singleElement()
        .extracting(Flaw::detail)
        .isEqualTo("1 missing: 5 of epoch 5");
    // When
    said(T0, advanced("5", 0, 0, List.of(run(5, 5))));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().epoch()).isEqualTo("6");
  }

  @Test
  void numbersThatBeginAgainWithoutARestartAreAFlaw() {
    // Given
    came("5", run(1, 400));
    // When
    said(later(), advanced("5", -1, 0, List.of(run(3, 9))));
    came("5", run(10, 12));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.BEGAN_AGAIN);
    assertThat(sequence().known()).isEqualTo(run(3, 12));
  }

  @Test
  void aRestartCounterThatGoesBackIsAFlaw() {
    // Given
    came("5", run(1, 4));
    // When
    said(later(), advanced("4", -1, 0, List.of(run(1, 4))));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.BEGAN_AGAIN);
  }

  @Test
  void withoutARestartCounterTheFirstNumberIsARestart() {
    // Given
    came("", run(1, 400));
    // When
    said(later(), advanced("", 1, 0, List.of(run(1, 2))));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().restarts()).isEqualTo(1);
  }

  @Test
  void whatWasMissingBeforeSuchARestartIsNotFilledByTheNewNumbers() {
    // Given
    came("", run(1, 2), run(4, 4));
    // When
    said(later(), advanced("", 1, 0, List.of(run(1, 3))));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.GAP);
  }

  @Test
  void numbersThatComeRoundGoOn() {
    // Given
    said(now, advanced("", -1, WRAP, List.of(run(65_530, 65_535))));
    // When
    said(now, advanced("", -1, WRAP, List.of(run(0, 2))));
    said(now, advanced("", -1, WRAP, List.of(run(4, 4))));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::detail).isEqualTo("1 missing: 3");
  }

  @Test
  void numbersThatCameRoundAreReadAgainWithoutAFlaw() {
    // Given
    said(now, advanced("", -1, WRAP, List.of(run(65_530, 65_540))));
    // When
    said(later(), advanced("", -1, WRAP, List.of(run(65_531, 65_535))));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().known()).isEqualTo(run(65_530, 65_540));
  }

  @Test
  void aRecordThatDoesNotNameTheDigestBeforeItBreaksTheChain() {
    // Given
    said(now, linked(run(1, 1), Link.naming(1, "aa", "")));
    // When
    said(now, linked(run(2, 2), Link.naming(2, "cc", "bb")));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.BROKEN_LINK);
  }

  @Test
  void aRecordThatIsReadAgainAndIsAnotherOneBreaksTheChain() {
    // Given
    said(now, linked(run(1, 1), Link.naming(1, "aa", "")));
    // When
    said(now, linked(run(1, 1), Link.naming(1, "ab", "")));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::detail).asString().contains("another one");
  }

  @Test
  void aChainThatHoldsOverTheSeamIsNoFlaw() {
    // Given
    Link one = Link.hashing(1, "11".repeat(16), "0001");
    // The first 16 bytes of SHA-256 over 0002 and one's digest, by another program.
    Link two = Link.hashing(2, "0472de4307b4bb0d56ef80d7d87def9f", "0002");
    said(now, linked(run(1, 1), one));
    // When
    said(now, linked(run(2, 2), two));
    // Then
    assertThat(flaws()).isEmpty();
  }

  @Test
  void aChainThatParsersFoundBrokenStaysSoUntilAPersonTakesIt() {
    // Given
    said(now, new SequenceAdvanced("hsm-1", "", -1, 0, List.of(run(1, 2)), List.of(), "at 2"));
    came("", run(3, 4), run(6, 6));
    assertThat(flaws()).hasSize(2);
    // When
    said(now, new Statement.Reinstated("ann", "log was full"));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(sequence().known()).isEqualTo(run(1, 6));
  }

  @Test
  void whatASourceLostIsAGapThatNothingFills() {
    // Given
    said(now, new RecordsLost("audit-0", run(10, 19), "retention"));
    // When
    said(now, new RecordsLost("audit-0", run(10, 19), "retention"));
    // Then
    assertThat(flaws()).singleElement().extracting(Flaw::detail).isEqualTo("10 missing: 10 to 19");
  }

  @Test
  void moreGapsThanAreFollowedIsAFlawOfItsOwn() {
    // Given
    Run[] even =
        IntStream.rangeClosed(0, Sequence.MAX_GAPS + 1)
            .mapToObj(i -> run(2L * i, 2L * i))
            .toArray(Run[]::new);
    // When
    came("5", even);
    // Then
    assertThat(sequence().gaps()).hasSize(Sequence.MAX_GAPS);
    assertThat(flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.GAP, Flaw.Kind.OVERFLOW);
  }

  @Test
  void moreSequencesThanAreFollowedIsAFlawOfItsOwn() {
    // When
    for (int i = 0; i <= Facts.MAX; i++) {
      said(now, named("node-" + i));
    }
    // Then
    assertThat(facts().sequences()).hasSize(Facts.MAX);
    assertThat(flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.UNFOLLOWED);
  }

  @Test
  void anIdleWholeSequenceGivesWay() {
    // Given
    IntStream.range(1, Facts.MAX).forEach(i -> said(now, named("node-" + i)));
    now = now.plus(Sequences.IDLE).plusSeconds(1);
    // When
    said(now, named("new"));
    // Then
    assertThat(flaws()).isEmpty();
    assertThat(facts().sequences())
        .extracting(Sequence::name)
        .contains("new")
        .doesNotContain("node-1");
  }

  @Test
  void aStatementWithMoreRunsThanItMayHoldIsRefused() {
    List<Run> many =
        Stream.iterate(0L, i -> i + 2)
            .limit(SequenceAdvanced.MAX_RUNS + 1)
            .map(i -> run(i, i))
            .toList();
    // When
    assertThatThrownBy(() -> advanced("", -1, 0, many))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 runs");
  }

  @Test
  void numbersThatOnlyGoOnAreNothingNewToTell() {
    // Given
    came("5", run(1, 4));
    Facts before = facts();
    // When
    came("5", run(5, 6));
    // Then
    assertThat(facts().repeat(before)).isTrue();
  }

  private void came(String epoch, Run... runs) {
    said(now, advanced(epoch, -1, 0, List.of(runs)));
  }

  private Instant later() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }

  private void said(Instant at, Statement statement) {
    Signal signal = Samples.said("hsm", at, statement);
    state = Apply.apply(state.with(state.subject().at(now)), signal);
  }

  private Facts facts() {
    return state.subject().facts();
  }

  private List<Flaw> flaws() {
    return facts().flaws();
  }

  private Sequence sequence() {
    return facts().sequences().getFirst();
  }

  private static Run run(long first, long last) {
    return new Run(first, last);
  }

  private static SequenceAdvanced named(String name) {
    return new SequenceAdvanced(name, "", -1, 0, List.of(run(1, 1)), List.of(), "");
  }

  private static SequenceAdvanced linked(Run run, Link link) {
    return new SequenceAdvanced("hsm-1", "", -1, WRAP, List.of(run), List.of(link), "");
  }

  private static SequenceAdvanced advanced(String epoch, long origin, long wrap, List<Run> runs) {
    return new SequenceAdvanced("hsm-1", epoch, origin, wrap, runs, List.of(), "");
  }
}
