package io.portcullis.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.Severity;
import io.portcullis.rules.bundle.BuiltIn;

import static io.portcullis.rules.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleBookTest {
  private static final String NONCOMPLIANT = "posture/device-noncompliant";
  private static final RuleBook BOOK = BuiltIn.load();

  @Test
  void unknownRuleIsRefusedWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.withModes(Map.of("posture/device-noncomplient", Mode.OBSERVE)))
        .withMessage(
            "no rule \"posture/device-noncomplient\"; did you mean"
                + " \"posture/device-noncompliant\"?");
  }

  @Test
  void unknownParameterIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.withParameters(Map.of(NONCOMPLIANT, Map.of("grase", "PT1H"))))
        .withMessageContaining("has no parameter \"grase\"; it has [grace]");
  }

  @Test
  void parameterOutOfBoundsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.withParameters(Map.of(NONCOMPLIANT, Map.of("grace", "P15D"))))
        .withMessage(
            "posture/device-noncompliant: grace: PT360H is out of bounds; write a value from PT0S"
                + " to PT336H");
  }

  @Test
  void aFormerNameOfAParameterIsStillMeantAndGivesWayToTheOneOfToday() {
    // Given
    String rule = "authorities/hsm-slow";
    // When
    RuleBook former = BOOK.withParameters(Map.of(rule, Map.of("held-for", "PT2H")));
    RuleBook both = BOOK.withParameters(Map.of(rule, Map.of("held-for", "PT2H", "after", "PT3H")));
    // Then
    assertThat(former.rule(rule).duration("after")).isEqualTo(Duration.ofHours(2));
    assertThat(both.rule(rule).duration("after")).isEqualTo(Duration.ofHours(3));
    assertThat(former.digest())
        .isEqualTo(BOOK.withParameters(Map.of(rule, Map.of("after", "PT2H"))).digest());
  }

  @Test
  void graceDefersTheFindingAndTellsWhenToLookAgain() {
    RuleBook book = BOOK.withParameters(Map.of(NONCOMPLIANT, Map.of("grace", "PT4H")));
    Facts facts = Cases.postures(Cases.nonCompliant("mdm", NOW));

    Evaluation early = book.evaluate(Cases.device(facts), NOW.plus(Duration.ofHours(3)));

    assertThat(early.findings()).isEmpty();
    assertThat(early.next()).contains(NOW.plus(Duration.ofHours(4)));
  }

  @Test
  void earliestOfSeveralTimesIsTold() {
    RuleBook book = BOOK.withParameters(Map.of(NONCOMPLIANT, Map.of("grace", "PT4H")));
    Facts facts =
        Cases.postures(
            Cases.nonCompliant("late", NOW), Cases.nonCompliant("early", NOW.minusSeconds(60)));

    Evaluation evaluation = book.evaluate(Cases.device(facts), NOW);

    assertThat(evaluation.next()).contains(NOW.plus(Duration.ofHours(4)).minusSeconds(60));
  }

  @Test
  void findingCarriesRuleVersionDigestAndSource() {
    Facts facts = Cases.postures(Cases.nonCompliant("mdm", NOW));

    Finding finding = BOOK.evaluate(Cases.device(facts), NOW).findings().get(0);

    assertThat(finding.rule()).isEqualTo(NONCOMPLIANT);
    assertThat(finding.version()).isEqualTo(1);
    assertThat(finding.digest()).isEqualTo(BOOK.digest());
    assertThat(finding.sources()).containsExactly("mdm");
    assertThat(finding.facts()).containsExactly("posture NON_COMPLIANT, MANAGED by mdm []");
    assertThat(finding.reason()).isEqualTo("Device does not comply");
  }

  @Test
  void sameAnswerInTheSameOrderHoweverTheFactsAreOrdered() {
    Facts.Risk one = Cases.detection("one", Severity.HIGH);
    Facts.Risk two = Cases.detection("two", Severity.CRITICAL);
    Evaluation straight = BOOK.evaluate(Cases.device(Cases.risks(List.of(one, two))), NOW);

    Evaluation reversed = BOOK.evaluate(Cases.device(Cases.risks(List.of(two, one))), NOW);

    assertThat(reversed).isEqualTo(straight);
    assertThat(straight.findings()).extracting(Finding::key).containsExactly("edr/one", "edr/two");
  }

  @Test
  void otherModeIsAnotherDigestAndShowsInFindings() {
    RuleBook watching = BOOK.withMode(Mode.OBSERVE);
    Facts facts = Cases.postures(Cases.nonCompliant("mdm", NOW));

    Finding finding = watching.evaluate(Cases.device(facts), NOW).findings().get(0);

    assertThat(finding.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(finding.digest()).isEqualTo(watching.digest()).isNotEqualTo(BOOK.digest());
  }

  @Test
  void oneModeForAllRulesLeavesNoRampAndNoObservingHub() {
    Reach reach = Reach.NONE.observing(true).withRamp(NONCOMPLIANT, 1);

    RuleBook enforcing = BOOK.with(reach).withMode(Mode.ENFORCE);

    assertThat(enforcing.digest()).isEqualTo(BOOK.withMode(Mode.ENFORCE).digest());
    assertThat(enforcing.observing()).isFalse();
  }

  @Test
  void settingBackToWhatTheFileSaysIsTheSameBook() {
    RuleBook changed = BOOK.withParameters(Map.of(NONCOMPLIANT, Map.of("grace", "PT4H")));

    RuleBook back = changed.withParameters(Map.of(NONCOMPLIANT, Map.of("grace", "PT0S")));

    assertThat(changed.digest()).isNotEqualTo(BOOK.digest());
    assertThat(back.digest()).isEqualTo(BOOK.digest());
  }

  @Test
  void bookOfOneRuleIsSilentAboutTheOthers() {
    RuleBook alone = BOOK.only("posture/device-lost-or-wiped");
    Facts facts = Cases.postures(Cases.nonCompliant("mdm", NOW));

    Evaluation evaluation = alone.evaluate(Cases.device(facts), NOW);

    assertThat(evaluation).isEqualTo(new Evaluation(List.of(), java.util.Optional.empty()));
  }
}
