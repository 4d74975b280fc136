package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Fact;
import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Severity;
import io.portcullis.model.State;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.api.Grounds;
import io.portcullis.routes.api.SilentRule;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.policies.Books;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.Threshold;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final RuleBook BOOK = BuiltIn.load();
  private static final String THEFT = "risk/credential-theft-critical";

  @Test
  void findingsOfRulesThatAreNotKeptAreToldWithoutThem() {
    Subject subject = judged(device(posture(NOW.minusSeconds(5))));
    // When
    List<Grounds> grounds = new Reasons(Books.NONE, summary(subject)).grounds();
    // Then
    assertThat(grounds)
        .isNotEmpty()
        .allSatisfy(
            g -> {
              assertThat(g.text()).isEmpty();
              assertThat(g.thresholds()).isEmpty();
              assertThat(g.note()).contains("not kept any more");
            });
  }

  @Test
  void whatOnlyAPersonClosesIsNotPutDownToAThreshold() {
    Facts.Risk theft = risk(Severity.CRITICAL, "credential-access");
    Subject stolen = judged(device(theft));
    Subject resolved = stolen.with(Facts.NONE);
    // When
    List<Grounds> grounds = new Reasons(new Library(), summary(resolved)).grounds();
    // Then
    Grounds told = grounds.stream().filter(g -> g.rule().equals(THEFT)).findFirst().orElseThrow();
    assertThat(told.note()).contains("only a person closes it");
    assertThat(told.thresholds()).isEmpty();
    assertThat(told.text()).startsWith("when\n").contains("credential-access");
  }

  @Test
  void aFindingIsToldWithItsRuleAndTheNearestValueThatWouldHaveChangedIt() {
    Subject subject = judged(device(posture(NOW.minusSeconds(5))));
    // When
    Grounds grounds = new Reasons(new Library(), summary(subject)).grounds().getFirst();
    // Then
    assertThat(grounds.rule()).isEqualTo("posture/device-noncompliant");
    assertThat(grounds.finding()).isEqualTo(subject.findings().getFirst().id(subject.id()));
    assertThat(grounds.text())
        .isEqualTo(
            """
            when
                $posture : Posture(compliance == Compliance.NON_COMPLIANT)
            then
                findings.openAfter(postureDeviceNoncompliant, $posture, "grace");""");
    assertThat(grounds.thresholds()).extracting(Threshold::name).containsExactly("grace");
    assertThat(grounds.thresholds().getFirst().nearest()).contains("PT6S");
    assertThat(grounds.note()).isEmpty();
  }

  @Test
  void silentRulesTellWhenTheyWillSpeakAndWhatWouldMakeThem() {
    Subject subject = judged(device(posture(NOW.minusSeconds(5)), risk(Severity.MEDIUM, "other")));
    // When
    List<SilentRule> silent = new Reasons(new Library(), summary(subject)).silent();
    // Then
    SilentRule later = rule(silent, "posture/noncompliant-long");
    assertThat(later.opensAt()).isPresent();
    SilentRule detection = rule(silent, "risk/endpoint-detection-high");
    assertThat(detection.opensAt()).isEmpty();
    assertThat(detection.thresholds().getFirst().nearest()).contains("medium");
    assertThat(silent).extracting(SilentRule::rule).doesNotContain("posture/device-noncompliant");
  }

  @Test
  void aSubjectThatIsWellHasNothingNear() {
    Subject well = judged(device());
    assertThat(new Reasons(new Library(), summary(well)).silent()).isEmpty();
  }

  private static SilentRule rule(List<SilentRule> silent, String id) {
    return silent.stream().filter(s -> s.rule().equals(id)).findFirst().orElseThrow();
  }

  private static Subject judged(Subject subject) {
    List<Finding> findings = BOOK.evaluate(new State(subject, List.of()).toCase(), NOW).findings();
    return subject.judged(findings, Optional.empty());
  }

  private static Summary summary(Subject subject) {
    return new Summary(subject, List.of());
  }

  private static Subject device(Fact... facts) {
    List<Facts.Posture> postures =
        List.of(facts).stream()
            .filter(Facts.Posture.class::isInstance)
            .map(Facts.Posture.class::cast)
            .toList();
    List<Facts.Risk> risks =
        List.of(facts).stream()
            .filter(Facts.Risk.class::isInstance)
            .map(Facts.Risk.class::cast)
            .toList();
    Facts all =
        new Facts(
            postures, List.of(), risks, List.of(), List.of(), List.of(), List.of(), List.of());
    return Subject.fresh("dev-1", SubjectKind.DEVICE, NOW).with(all);
  }

  private static Facts.Posture posture(Instant since) {
    return new Facts.Posture(
        "mdm", Compliance.NON_COMPLIANT, Management.MANAGED, List.of(), since, since, false);
  }

  private static Facts.Risk risk(Severity severity, String category) {
    return new Facts.Risk(
        "edr", "r-1", RiskOrigin.ENDPOINT, severity, Set.of(category), "", NOW, NOW, false);
  }

  /** Keeps the built-in rules alone. */
  private static final class Library implements Books {
    @Override
    public Optional<RuleBook> inForce() {
      return Optional.of(BOOK);
    }

    @Override
    public Optional<RuleBook> book(String digest) {
      return inForce().filter(book -> book.digest().equals(digest));
    }

    @Override
    public Optional<String> text(String digest, String rule) {
      return BuiltIn.text(rule);
    }
  }
}
