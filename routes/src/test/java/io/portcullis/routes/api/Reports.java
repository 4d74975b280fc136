package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Mode;
import io.portcullis.model.Standing;

/** A report to try things on; somebody named a device with care. */
public final class Reports {
  static final String SLY = "<script>alert('x')</script>\u001b[2J & \"co\"";
  private static final Instant T = Instant.parse("2026-02-03T04:05:06Z");

  private Reports() {}

  public static Observed dayZero() {
    return new Observed(
        T.toString(),
        true,
        40,
        1,
        3,
        1,
        2,
        4,
        List.of(
            new Observed.OfRule(
                "posture/device-noncompliant",
                "Device does not comply",
                Mode.ENFORCE,
                10,
                2,
                0,
                2,
                4),
            new Observed.OfRule("posture/jailbroken", "Jailbroken", Mode.OBSERVE, 100, 0, 1, 0, 0)),
        List.of(new Observed.Count(SLY, 2, 1), new Observed.Count("-", 1, 0)),
        List.of(new Observed.Count("anna@example.net", 3, 1)),
        List.of(
            new Observed.Line(
                "fnd-1",
                "posture/jailbroken",
                Standing.REVOKED,
                T,
                "sub-1",
                SLY,
                "anna@example.net",
                List.of("sales"),
                "")),
        7);
  }
}
