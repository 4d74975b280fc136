package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Want;

/** Explanations to try things on. */
public final class Explanations {
  private static final Instant T = Instant.parse("2026-02-03T04:05:06Z");

  private Explanations() {}

  public static Explanation laptop(String asked) {
    return new Explanation(
        asked,
        T,
        new Explanation.SubjectView(
            "sub-1",
            SubjectKind.DEVICE,
            "laptop-1",
            List.of("hostname=laptop-1"),
            List.of("sales"),
            List.of("sub-0")),
        List.of(new Explanation.FactView("posture NON_COMPLIANT", "intune", T, true)),
        List.of(
            new Explanation.FindingView(
                "fnd-1",
                "device-non-compliant",
                2,
                "d1",
                Severity.HIGH,
                Standing.QUARANTINED,
                Mode.ENFORCE,
                "not compliant for 30 minutes",
                List.of("posture NON_COMPLIANT"),
                T)),
        new Explanation.StandingView(
            Standing.QUARANTINED, Standing.GOOD, Standing.GOOD, "waits for approval apr-1"),
        List.of(
            new Explanation.ActionView(
                "act-1",
                "ca:cn=ca|0a",
                Want.HELD,
                1,
                2,
                "device-non-compliant",
                "sig-1",
                List.of(new Explanation.OutcomeView(Outcome.Status.VERIFIED, "OCSP: revoked", T)),
                List.of(
                    new Explanation.Hop("received", T),
                    new Explanation.Hop("decided", T.plusMillis(12)),
                    new Explanation.Hop("verified", T.plusMillis(480))))),
        List.of(
            new Explanation.SignalView(
                "sig-1", "intune", "compliance\u001b[2J lost", T.minusMillis(900), T)));
  }
}
