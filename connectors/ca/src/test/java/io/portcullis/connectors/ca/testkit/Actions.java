package io.portcullis.connectors.ca.testkit;

import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

import io.portcullis.connectors.api.Serials;
import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Actions as the hub decides them. */
public final class Actions {
  private static final Instant DECIDED = Instant.parse("2026-03-01T10:00:00Z");

  private Actions() {}

  public static Target.OfCertificate target(X509Certificate certificate) {
    return new Target.OfCertificate(
        certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
        Serials.text(certificate.getSerialNumber()),
        false);
  }

  public static Action action(Target target, Want want, ReasonCode reason) {
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
