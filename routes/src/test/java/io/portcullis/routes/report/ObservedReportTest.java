package io.portcullis.routes.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Clears;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.decide.Summary;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.Reach;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ObservedReportTest {
  private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
  private static final String ENFORCED = "posture/device-noncompliant";
  private static final String OBSERVED = "posture/noncompliant-long";
  private static final RuleBook BOOK = BuiltIn.load();

  @Test
  void nobodyKnownIsNobodyCutOff() {
    Observed report = new ObservedReport(BOOK).report(Optional.empty());
    assertThat(report.cutOff()).isZero();
    assertThat(report.asOf()).isEmpty();
    assertThat(report.rules()).isEmpty();
  }

  @Test
  void subjectsAreCountedOnceInTheSumAndOnceInEachLine() {
    // Given
    Subject both = subject("a", "anna", Set.of("sales", "pilot"), ENFORCED, OBSERVED);
    Subject one = subject("b", "", Set.of(), OBSERVED);
    Subject fine = subject("c", "anna", Set.of("sales"));
    // When
    Observed report = report(BOOK, both, one, fine);
    // Then
    assertThat(report.subjects()).isEqualTo(3);
    assertThat(report.cutOff()).isEqualTo(2);
    assertThat(report.revoked()).isEqualTo(2);
    assertThat(report.acting()).isEqualTo(1);
    assertThat(report.rules())
        .extracting(Observed.OfRule::rule, Observed.OfRule::revoked, Observed.OfRule::acting)
        .containsExactly(tuple(OBSERVED, 2L, 0L), tuple(ENFORCED, 0L, 1L));
    assertThat(report.groups())
        .extracting(Observed.Count::name)
        .containsExactlyInAnyOrder("pilot", "sales", "-");
    assertThat(report.owners())
        .extracting(Observed.Count::name)
        .containsExactlyInAnyOrder("anna", "-");
    assertThat(report.findings()).hasSize(3);
  }

  @Test
  void theReportIsTheSameWhileTheHubOnlyObserves() {
    Subject device = subject("a", "anna", Set.of(), ENFORCED);
    // When
    Observed report = report(BOOK.with(Reach.NONE.observing(true)), device);
    // Then
    assertThat(report.observing()).isTrue();
    assertThat(report.acting()).isEqualTo(1);
  }

  @Test
  void whoIsExemptIsCountedApart() {
    // Given
    Exemption exemption = Exemption.ofSubject(ENFORCED, "a", NOW, later(), "anna", "why");
    Subject exempt = subject("a", "anna", Set.of(), ENFORCED);
    Subject half = subject("b", "anna", Set.of(), ENFORCED, OBSERVED);
    // When
    Observed report = report(exempting(exemption), exempt, half);
    // Then
    assertThat(report.exempt()).isEqualTo(1);
    assertThat(report.cutOff()).isEqualTo(1);
    assertThat(report.findings()).extracting(Observed.Line::subject).containsOnly("b");
  }

  @Test
  void whoIsCutOffAlreadyIsOnlyCountedWhereItWouldGetWorse() {
    Subject held = quarantined(subject("a", "anna", Set.of(), ENFORCED));
    Subject worse = quarantined(subject("b", "anna", Set.of(), OBSERVED));
    // When
    Observed report = report(BOOK, held, worse);
    // Then
    assertThat(report.held()).isEqualTo(2);
    assertThat(report.findings()).extracting(Observed.Line::subject).containsExactly("b");
  }

  @Test
  void tenThousandFindingsAreListedAndTheRestCounted() {
    ObservedReport report = new ObservedReport(BOOK);
    IntStream.range(0, Observed.MAX_FINDINGS + 5)
        .mapToObj(i -> subject("s-" + i, "", Set.of(), ENFORCED))
        .forEach(s -> report.accept(new Summary(s, List.of())));
    // When
    Observed done = report.report(Optional.of(NOW));
    // Then
    assertThat(done.cutOff()).isEqualTo(Observed.MAX_FINDINGS + 5);
    assertThat(done.findings()).hasSize(Observed.MAX_FINDINGS);
    assertThat(done.more()).isEqualTo(5);
  }

  @Test
  void aBaselineIsWhatTheReportLists() {
    Subject open = subject("a", "anna", Set.of(), ENFORCED, OBSERVED);
    Subject held = quarantined(subject("b", "anna", Set.of(), ENFORCED));
    // When
    Baseline all = baseline("", open, held);
    Baseline one = baseline(OBSERVED, open, held);
    // Then
    assertThat(all.findings()).hasSize(2);
    assertThat(one.findings()).containsExactly(finding(OBSERVED).id("a"));
    assertThat(all.tooMany()).isFalse();
  }

  @Test
  void moreThanABaselineCanHoldIsSaid() {
    Baseline baseline = new Baseline(BOOK, "");
    IntStream.rangeClosed(0, Exemption.MAX_FINDINGS)
        .mapToObj(i -> subject("s-" + i, "", Set.of(), ENFORCED))
        .forEach(s -> baseline.accept(new Summary(s, List.of())));
    assertThat(baseline.tooMany()).isTrue();
    assertThat(baseline.findings()).hasSize(Exemption.MAX_FINDINGS);
  }

  private static Baseline baseline(String rule, Subject... subjects) {
    Baseline baseline = new Baseline(BOOK, rule);
    Arrays.stream(subjects).forEach(s -> baseline.accept(new Summary(s, List.of())));
    return baseline;
  }

  private static Observed report(RuleBook book, Subject... subjects) {
    ObservedReport report = new ObservedReport(book);
    Arrays.stream(subjects).forEach(s -> report.accept(new Summary(s, List.of())));
    return report.report(Optional.of(NOW));
  }

  private static RuleBook exempting(Exemption exemption) {
    return BOOK.with(new Reach(false, Map.of(), List.of(), List.of(exemption)));
  }

  private static Instant later() {
    return NOW.plus(Duration.ofDays(1));
  }

  private static Subject quarantined(Subject subject) {
    return subject.with(Trust.FRESH.admitted(Standing.QUARANTINED));
  }

  private static Subject subject(String id, String owner, Set<String> groups, String... rules) {
    List<Finding> open = new ArrayList<>();
    Arrays.stream(rules).map(ObservedReportTest::finding).forEach(open::add);
    return Subject.fresh(id, SubjectKind.DEVICE, NOW)
        .named(id, owner, groups)
        .judged(open, Optional.empty());
  }

  /** The long one wants to revoke. */
  private static Finding finding(String rule) {
    return new Finding(
        rule,
        "intune",
        1,
        "digest",
        Severity.MEDIUM,
        rule.equals(OBSERVED) ? Standing.REVOKED : Standing.QUARANTINED,
        Mode.OBSERVE,
        0,
        ReasonCode.UNSPECIFIED,
        Clears.WITH_FACT,
        "does not comply",
        List.of(),
        List.of("intune"),
        false,
        NOW);
  }
}
