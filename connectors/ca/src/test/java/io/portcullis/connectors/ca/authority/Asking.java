package io.portcullis.connectors.ca.authority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** An authority asked as the hub asks it: by actions. */
public record Asking(Authority authority, Target.OfCertificate target) {
  public static final String CA = "CN=Keep Issuing CA,O=Keep";
  public static final String SERIAL = "a1b2c3d4e5";
  public static final Instant DECIDED = Instant.parse("2026-03-01T10:00:00Z");

  /** Ends a test whose call does not end; where silence is meant, it is waited for. */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  public static final Duration SHORT = Duration.ofMillis(300);

  public static Asking of(Authority authority) {
    return new Asking(authority, new Target.OfCertificate(CA, SERIAL, false));
  }

  public Asking about(String serial) {
    return new Asking(authority, new Target.OfCertificate(CA, serial, false));
  }

  public Outcome to(Want want) {
    return to(want, ReasonCode.KEY_COMPROMISE);
  }

  public Outcome to(Want want, ReasonCode reason) {
    return new AuthorityEnforcer(authority, Clock.systemUTC()).enforce(action(want, reason));
  }

  public Outcome verify(Want want) {
    return new AuthorityEnforcer(authority, Clock.systemUTC())
        .verify(action(want, ReasonCode.KEY_COMPROMISE));
  }

  public Action action(Want want, ReasonCode reason) {
    return new Action(
        Action.id("sub-1", target, want, 1),
        "sub-1",
        SubjectKind.DEVICE,
        target,
        want,
        1,
        1,
        reason,
        "test-rule",
        "sig-1",
        DECIDED,
        DECIDED);
  }
}
