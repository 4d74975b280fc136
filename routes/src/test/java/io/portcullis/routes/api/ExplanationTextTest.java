package io.portcullis.routes.api;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;

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
}
