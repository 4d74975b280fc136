package io.portcullis.model;

import java.util.List;

import org.junit.jupiter.api.Test;

import static io.portcullis.model.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

class FindingsTest {
  private static final Finding OBSERVED =
      finding("a", Standing.REVOKED, Mode.OBSERVE, Clears.WITH_FACT);
  private static final Finding HOLD =
      finding("b", Standing.QUARANTINED, Mode.ENFORCE, Clears.WITH_FACT);
  private static final Finding TO_DISPOSE =
      finding("c", Standing.WATCHED, Mode.ENFORCE, Clears.BY_DISPOSITION);

  @Test
  void aRuleThatOnlyObservesWantsNothing() {
    assertThat(Findings.wanted(List.of(OBSERVED))).isEqualTo(Standing.GOOD);
    assertThat(Findings.wanted(List.of(OBSERVED, HOLD))).isEqualTo(Standing.QUARANTINED);
    assertThat(Findings.wanted(List.of())).isEqualTo(Standing.GOOD);
  }

  @Test
  void aFindingWhoseFactIsGoneCloses() {
    assertThat(Findings.open(List.of(HOLD), List.of())).isEmpty();
  }

  @Test
  void oneThatAPersonClosesOutlivesItsFact() {
    assertThat(Findings.open(List.of(TO_DISPOSE), List.of())).containsExactly(TO_DISPOSE);
  }

  @Test
  void aNewerAnswerOfTheSameRuleReplacesTheOld() {
    Finding again = TO_DISPOSE.openedAt(Samples.T0.plusSeconds(9));
    assertThat(Findings.open(List.of(TO_DISPOSE), List.of(again))).containsExactly(again);
  }

  @Test
  void equalFindingsAreEqualListsInAnyOrder() {
    assertThat(Findings.open(List.of(), List.of(HOLD, OBSERVED)))
        .isEqualTo(Findings.open(List.of(), List.of(OBSERVED, HOLD)));
  }

  @Test
  void whatOnlyAWeakNameTiesNeverRequiresTheIrreversible() {
    Finding weak =
        new Finding(
            "r",
            "k",
            1,
            "d",
            Severity.CRITICAL,
            Standing.REVOKED,
            Mode.ENFORCE,
            0,
            ReasonCode.KEY_COMPROMISE,
            Clears.WITH_FACT,
            "x",
            java.util.Collections.nCopies(20, "fact"),
            List.of("b", "", "a", "b"),
            true,
            Samples.T0);
    assertThat(weak.standing()).isEqualTo(Standing.QUARANTINED);
    assertThat(weak.facts()).hasSize(Finding.MAX_FACTS);
    assertThat(weak.sources()).containsExactly("a", "b");
  }
}
