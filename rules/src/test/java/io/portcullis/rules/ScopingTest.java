package io.portcullis.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Clears;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.bundle.BuiltIn;

import static io.portcullis.rules.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which word counts: the most cautious one. */
class ScopingTest {
  private static final String RULE = "posture/device-noncompliant";
  private static final RuleBook BOOK = BuiltIn.load();
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));

  /** One of those that a ramp of 1 % reaches. */
  private static final String REACHED = "sub-96";

  private static final Alias STRONG = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias WEAK = new Alias(AliasType.HOSTNAME, "printer-7");

  @Test
  void aRuleThatIsNotThereIsRefused() {
    Reach reach = Reach.NONE.with(new GroupMode("posture/none", "pilot", Mode.ENFORCE, 100));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.with(reach))
        .withMessageStartingWith("no rule \"posture/none\"");
  }

  @Test
  void withoutAnythingSetItIsTheRulesOwnMode() {
    assertThat(scoped(BOOK, subject("s")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.ENFORCE, "");
  }

  @Test
  void aGroupsModeHoldsInPlaceOfTheRules() {
    RuleBook book = observing(with(group("pilot", Mode.ENFORCE)));
    assertThat(scoped(book, subject("s", "pilot")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.ENFORCE, "group pilot");
    assertThat(scoped(book, subject("s", "sales")).mode()).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void ofSeveralGroupsTheMostCautiousHolds() {
    RuleBook book = with(group("pilot", Mode.ENFORCE), group("executives", Mode.RECOMMEND));
    assertThat(scoped(book, subject("s", "pilot", "executives")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.RECOMMEND, "group executives");
  }

  @Test
  void whomARampDoesNotReachIsOnlyObserved() {
    RuleBook book = BOOK.with(Reach.NONE.withRamp(RULE, 1));
    assertThat(scoped(book, subject("sub-1")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.OBSERVE, "ramp of 1 %: not among them");
    assertThat(scoped(book, subject(REACHED)))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.ENFORCE, "ramp of 1 %: among them");
  }

  @Test
  void aGroupHasARampOfItsOwn() {
    RuleBook book = with(new GroupMode(RULE, "pilot", Mode.ENFORCE, 1));
    assertThat(scoped(book, subject("sub-1", "pilot")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.OBSERVE, "group pilot, ramp of 1 %: not among them");
    assertThat(scoped(book, subject("sub-1")).mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void anExemptionTellsWhyAndUntilWhen() {
    Exemption exemption =
        Exemption.ofGroup(RULE, "printers", NOW, LATER, "anna", "replaced in May");
    // When
    Evaluation answer = evaluated(exempting(exemption), subject("s", "printers"));
    // Then
    assertThat(answer.findings().get(0).mode()).isEqualTo(Mode.OBSERVE);
    assertThat(answer.findings().get(0).modeWhy())
        .isEqualTo("exempt until %s, %s by anna: replaced in May".formatted(LATER, exemption.id()));
    assertThat(answer.next()).contains(LATER);
  }

  @Test
  void ofTwoExemptionsTheOneThatLastsLongerCounts() {
    Instant first = NOW.plusSeconds(60);
    RuleBook book =
        exempting(
            Exemption.ofGroup("", "printers", NOW, first, "anna", "all rules"),
            Exemption.ofSubject(RULE, "s", NOW, LATER, "ben", "this one"));
    // When
    Evaluation answer = evaluated(book, subject("s", "printers"));
    // Then
    assertThat(answer.next()).contains(LATER);
    assertThat(answer.findings().get(0).modeWhy()).contains("by ben");
  }

  @Test
  void fromItsEndOnItHoldsNoLonger() {
    Exemption exemption = Exemption.ofSubject(RULE, "s", NOW.minusSeconds(9), NOW, "anna", "why");
    Evaluation answer = evaluated(exempting(exemption), subject("s"));
    assertThat(answer.findings().get(0).mode()).isEqualTo(Mode.ENFORCE);
    assertThat(answer.next()).isEmpty();
  }

  @Test
  void ofAnotherRuleSubjectOrGroupItTellsNothing() {
    assertThat(exempt(Exemption.ofSubject("posture/jailbroken", "s", NOW, LATER, "a", "b")))
        .isFalse();
    assertThat(exempt(Exemption.ofSubject("", "t", NOW, LATER, "a", "b"))).isFalse();
    assertThat(exempt(Exemption.ofGroup("", "s", NOW, LATER, "a", "b"))).isFalse();
  }

  @Test
  void aSubjectIsMeantByItsIdAFormerOneAndAStrongNameButNotByAWeakOne() {
    assertThat(exempt(Exemption.ofSubject("", "s", NOW, LATER, "a", "b"))).isTrue();
    assertThat(exempt(Exemption.ofSubject("", "was-s", NOW, LATER, "a", "b"))).isTrue();
    assertThat(exempt(Exemption.ofSubject("", STRONG.key(), NOW, LATER, "a", "b"))).isTrue();
    assertThat(exempt(Exemption.ofSubject("", WEAK.key(), NOW, LATER, "a", "b"))).isFalse();
  }

  @Test
  void aBaselineHoldsForWhatWasOpenAndNotForWhatOpensAnew() {
    Set<String> ids = Set.of(finding(NOW).id("s"));
    RuleBook book = exempting(Exemption.ofFindings("", ids, NOW, LATER, "anna", "day zero"));
    Subject subject = subject("s");
    assertThat(book.exemption(subject, finding(NOW))).isPresent();
    assertThat(book.exemption(subject, finding(NOW.plusMillis(1)))).isEmpty();
    assertThat(book.exemption(subject("t"), finding(NOW))).isEmpty();
  }

  @Test
  void observingIsStrongerThanAnything() {
    RuleBook book = BOOK.with(with(group("pilot", Mode.ENFORCE)).reach().observing(true));
    assertThat(book.observing()).isTrue();
    assertThat(scoped(book, subject("s", "pilot")))
        .extracting(Finding::mode, Finding::modeWhy)
        .containsExactly(Mode.OBSERVE, "the hub only observes");
  }

  @Test
  void aFindingOfARuleThatIsGoneStaysAsItWasUnlessAllOnlyObserve() {
    Finding old = finding("gone/rule", NOW).in(Mode.RECOMMEND, "then");
    assertThat(BOOK.scoped(subject("s"), List.of(old)).findings()).containsExactly(old);
    RuleBook observing = BOOK.with(Reach.NONE.observing(true));
    assertThat(observing.scoped(subject("s"), List.of(old)).findings().get(0).mode())
        .isEqualTo(Mode.OBSERVE);
  }

  @Test
  void whatIsSetIsInTheDigestAndNothingSetIsTheFilesDigest() {
    Exemption exemption = Exemption.ofSubject("", "s", NOW, LATER, "anna", "why");
    List<RuleBook> books =
        List.of(
            BOOK,
            BOOK.with(Reach.NONE.withRamp(RULE, 10)),
            BOOK.with(Reach.NONE.withRamp(RULE, 20)),
            with(group("pilot", Mode.ENFORCE)),
            exempting(exemption),
            exempting(Exemption.ofSubject("", "s", NOW, LATER, "anna", "another reason")),
            BOOK.with(Reach.NONE.observing(true)));
    assertThat(books).extracting(RuleBook::digest).doesNotHaveDuplicates();
    assertThat(BOOK.with(Reach.NONE.withRamp(RULE, 10).withRamp(RULE, 100)).digest())
        .isEqualTo(BOOK.digest());
  }

  private static boolean exempt(Exemption exemption) {
    return exempting(exemption).exemption(subject("s"), finding(NOW)).isPresent();
  }

  private static RuleBook exempting(Exemption... exemptions) {
    return BOOK.with(new Reach(false, Map.of(), List.of(), List.of(exemptions)));
  }

  private static RuleBook observing(RuleBook book) {
    return book.withModes(Map.of(RULE, Mode.OBSERVE));
  }

  private static RuleBook with(GroupMode... groups) {
    return BOOK.with(new Reach(false, Map.of(), List.of(groups), List.of()));
  }

  private static GroupMode group(String name, Mode mode) {
    return new GroupMode(RULE, name, mode, 100);
  }

  private static Finding scoped(RuleBook book, Subject subject) {
    return evaluated(book, subject).findings().get(0);
  }

  private static Evaluation evaluated(RuleBook book, Subject subject) {
    return book.scoped(subject, List.of(finding(NOW)));
  }

  private static Subject subject(String id, String... groups) {
    return Subject.fresh(id, SubjectKind.DEVICE, NOW)
        .named("one", "", Set.of(groups))
        .formerly(List.of("was-" + id))
        .alsoKnownAs(List.of(STRONG, WEAK));
  }

  private static Finding finding(Instant since) {
    return finding(RULE, since);
  }

  private static Finding finding(String rule, Instant since) {
    return new Finding(
        rule,
        "intune",
        1,
        "digest",
        Severity.MEDIUM,
        Standing.QUARANTINED,
        Mode.OBSERVE,
        0,
        ReasonCode.CERTIFICATE_HOLD,
        Clears.WITH_FACT,
        "does not comply",
        List.of(),
        List.of("intune"),
        false,
        since);
  }
}
