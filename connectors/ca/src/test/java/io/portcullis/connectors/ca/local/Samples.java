package io.portcullis.connectors.ca.local;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Keys, requests and actions that many tests need. */
final class Samples {
  static final String CA_NAME = "CN=Drawbridge CA,O=Keep";
  static final Instant DECIDED = Instant.parse("2026-03-01T10:00:00Z");
  private static final KeyPair KEYS = newKeys();

  private Samples() {}

  static LocalCaConfig config(Path dir) {
    return LocalCaConfig.embedded("keep-ca", dir, CA_NAME);
  }

  static KeyPair keys() {
    return KEYS;
  }

  static CertificateRequest request(String commonName) {
    return CertificateRequest.client(
        KEYS.getPublic(), "CN=" + commonName + ",OU=devices,O=Keep", Duration.ofDays(30));
  }

  static Cause cause(int generation) {
    return new Cause("act-" + generation, generation, DECIDED.plusSeconds(generation));
  }

  static Action action(Issued issued, Want want, int generation, ReasonCode reason) {
    return action(
        new Target.OfCertificate(
            issued.certificate().issuer(), issued.certificate().serial(), false),
        want,
        generation,
        reason);
  }

  static Action action(Target target, Want want, int generation, ReasonCode reason) {
    Instant decided = DECIDED.plusSeconds(generation);
    return new Action(
        Action.id("sub-1", target, want, generation),
        "sub-1",
        SubjectKind.DEVICE,
        target,
        want,
        generation,
        1,
        reason,
        "test-rule",
        "sig-1",
        decided,
        decided);
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
