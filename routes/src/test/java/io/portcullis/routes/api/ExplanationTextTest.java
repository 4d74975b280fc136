package io.portcullis.routes.api;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Threshold;

import static org.assertj.core.api.Assertions.assertThat;

class ExplanationTextTest {
  @Test
  void anUnremarkableSubjectHasAShortText() {
    // Given
    Explanation explanation =
        new Explanation(
            "k",
            FakeHub.THEN,
            new Explanation.SubjectView(
                "sub-2", SubjectKind.KEY, "k", List.of(), List.of(), List.of()),
            List.of(),
            List.of(),
            new Explanation.StandingView(Standing.GOOD, Standing.GOOD, Standing.GOOD, ""),
            List.of(),
            List.of());
    // When
    String text = ExplanationText.of(explanation);
    // Then
    assertThat(text)
        .isEqualTo(
            """
            key k (sub-2)
              known as: nothing
            Standing
              wanted   GOOD
              admitted GOOD
              observed GOOD
            Findings: none
            Facts: none
            Actions: none
            Signals, newest first: none
            """);
  }

  @Test
  void theWholeChainIsTold() {
    // When
    String text = ExplanationText.of(Explanations.laptop("sub-1"));
    // Then
    assertThat(text)
        .isEqualTo(
            """
            device laptop-1 (sub-1)
              known as: hostname=laptop-1
              groups: sales
              was also: sub-0
            Standing
              wanted   QUARANTINED
              admitted GOOD   (waits for approval apr-1)
              observed GOOD
            Findings
              device-non-compliant v2 wants QUARANTINED: not compliant for 30 minutes
                high, mode enforce, since 2026-02-03T04:05:06Z, id fnd-1, rules d1
                because posture NON_COMPLIANT
            Facts
              posture NON_COMPLIANT, by intune, since 2026-02-03T04:05:06Z, by a weak alias alone
            Actions
              HELD at ca:cn=ca|0a (act-1)
                generation 1, attempt 2, rule device-non-compliant, caused by sig-1
                VERIFIED 2026-02-03T04:05:06Z: OCSP: revoked
                received 2026-02-03T04:05:06Z, decided +12 ms, verified +480 ms
            Signals, newest first
              2026-02-03T04:05:06Z intune: compliance [2J lost
                id sig-1, occurred 2026-02-03T04:05:05.100Z (900 ms earlier)
            """);
  }

  @Test
  void theRuleAndWhatWouldHaveChangedItStandBelowItsFinding() {
    Explanation laptop = Explanations.laptop("fnd-1");
    Explanation weighed =
        new Explanation(
            laptop.asked(),
            laptop.asOf(),
            laptop.subject(),
            laptop.facts(),
            laptop.findings(),
            laptop.standing(),
            laptop.actions(),
            laptop.signals(),
            List.of(
                new Grounds(
                    "fnd-1",
                    "device-non-compliant",
                    "when\n    $posture : Posture()\nthen\n    findings.open(it, $posture);",
                    List.of(
                        threshold("grace", Optional.of("PT1H")),
                        threshold("at-least", Optional.empty())),
                    "")),
            List.of(
                new SilentRule(
                    "posture/unknown",
                    "Posture is unknown",
                    Optional.of(FakeHub.THEN),
                    List.of(threshold("patience", Optional.of("PT2H"))))),
            List.of(
                new ClosedFinding(
                    "fnd-0",
                    "risk/identity-high",
                    1,
                    "d0",
                    "risk is high",
                    FakeHub.THEN,
                    FakeHub.THEN.plusSeconds(9),
                    "sig-0")));
    // When
    String text = ExplanationText.of(weighed);
    // Then
    assertThat(text)
        .startsWith("finding fnd-1: device-non-compliant, open\ndevice laptop-1 (sub-1)\n")
        .contains(
            """
                because posture NON_COMPLIANT
                when
                    $posture : Posture()
                then
                    findings.open(it, $posture);
                grace PT0S (PT0S to PT8H): with PT1H it would not be open
                at-least PT0S (PT0S to PT8H): none within bounds would have changed it
            Findings that were closed, the last first
              risk/identity-high v1: risk is high
                from 2026-02-03T04:05:06Z to 2026-02-03T04:05:15Z, ended by signal sig-0, id fnd-0, rules d0
            Rules that find nothing and are near to it
              posture/unknown: Posture is unknown
                opens at 2026-02-03T04:05:06Z if nothing changes
                patience PT0S (PT0S to PT8H): with PT2H it would be open
            Facts
            """);
  }

  private static Threshold threshold(String name, Optional<String> nearest) {
    return new Threshold(name, "duration", "PT0S", "PT0S", "PT8H", "", nearest, 0.5);
  }
}
