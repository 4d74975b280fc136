package io.portcullis.rules.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.model.Clears;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.rules.Rule;
import io.portcullis.rules.cases.RuleCase;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold for every built-in rule, whoever adds one. */
class BuiltInSetTest {
  private static final Pattern SENTENCE = Pattern.compile("(?s)Sees .*\\..*");
  private static final LocalDate FIRST_SET = LocalDate.of(2026, 11, 26);
  private static final Bundle BUNDLE = BuiltIn.bundle();

  static List<RuleFolder> folders() {
    return BUNDLE.folders();
  }

  @Test
  void theFirstRulesAreThere() {
    assertThat(Rules.list())
        .extracting(Rule::id)
        .contains(
            "authorities/hsm-tamper",
            "certificates/renewal-due",
            "identity/deactivated",
            "identity/suspended",
            "inherited/primary-quarantined",
            "inherited/primary-revoked",
            "inherited/shared",
            "keys/new-principal",
            "posture/device-lost-or-wiped",
            "posture/device-noncompliant",
            "risk/credential-theft-critical",
            "risk/endpoint-detection-high",
            "sources/silent",
            "sources/gap",
            "sources/chain-broken",
            "sources/order",
            "sources/lagging",
            "sources/clock-ahead");
  }

  @Test
  void idsAreUnique() {
    assertThat(BUNDLE.rules()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void loadedBookIsTheBundle() {
    assertThat(BuiltIn.load().digest()).isEqualTo(BUNDLE.digest());
    assertThat(BuiltIn.load().rules()).isEqualTo(BUNDLE.rules());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void firesOnACaseAndStaysSilentOnAnother(RuleFolder folder) {
    Set<Boolean> kinds =
        folder.cases().stream().map(RuleCase::positive).collect(Collectors.toSet());

    assertThat(kinds).containsExactlyInAnyOrder(true, false);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void isShortAndPlain(RuleFolder folder) {
    assertThat(folder.drl().lines().count()).isLessThanOrEqualTo(60);
    assertThat(folder.drl()).doesNotContain("salience", "eval(", "function", "dialect");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void saysWhatItSeesAndWhoAsksForIt(RuleFolder folder) {
    Rule rule = folder.rule();

    assertThat(rule.description()).matches(SENTENCE);
    assertThat(rule.citation()).matches("(?s).*\\w+.*\\d.*");
    assertThat(rule.runbook()).hasSizeGreaterThan(20);
    assertThat(rule.knownGaps()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void whatIsIrreversibleIsGraveAndHasAReason(RuleFolder folder) {
    Rule rule = folder.rule();
    boolean revokes = rule.standing() == Standing.REVOKED;

    assertThat(!revokes || rule.severity().compareTo(Severity.HIGH) >= 0).isTrue();
    assertThat(revokes && rule.reasonCode().equals(java.util.Optional.of(ReasonCode.UNSPECIFIED)))
        .isFalse();
    assertThat(rule.approvals() == 0 || revokes).isTrue();
  }

  /**
   * What is held against a whole authority, on the word of a stranger, only asks people. A rule of
   * a later day begins with observe: nobody finds a revocation in an update.
   */
  @ParameterizedTest
  @MethodSource("folders")
  void isEnabledAndHasTheModeOfItsAge(RuleFolder folder) {
    boolean asks = folder.rule().id().equals("certificates/unassigned-serial");
    boolean later = folder.rule().created().isAfter(FIRST_SET);
    Mode mode = later ? Mode.OBSERVE : asks ? Mode.RECOMMEND : Mode.ENFORCE;
    assertThat(folder.rule().enabled()).isTrue();
    assertThat(folder.rule().mode()).isEqualTo(mode);
  }

  @Test
  void hsmTamperAsksTwoPeopleAndEndsByThem() {
    Rule rule = BuiltIn.load().rule("authorities/hsm-tamper");

    assertThat(rule.approvals()).isEqualTo(2);
    assertThat(rule.clears()).isEqualTo(Clears.BY_DISPOSITION);
    assertThat(rule.reasonCode()).contains(ReasonCode.KEY_COMPROMISE);
  }
}
