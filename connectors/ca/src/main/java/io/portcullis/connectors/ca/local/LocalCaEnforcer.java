package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Holds, releases and revokes certificates at a {@link LocalCa}; proof is what OCSP says. */
public final class LocalCaEnforcer implements Enforcer, AutoCloseable {
  private static final Set<Want> KNOWN = Set.of(Want.VALID, Want.HELD, Want.REVOKED);

  private final String name;
  private final LocalCa ca;
  private final Clock clock;
  private final String issuer;
  private final OcspClient ocsp;
  private final CrlProof crl;

  /** The authority stays open when this is closed. */
  public LocalCaEnforcer(LocalCaConfig config, LocalCa ca, Clock clock) {
    this.name = config.name();
    this.ca = ca;
    this.clock = clock;
    this.issuer = DistinguishedName.canonical(ca.issuer());
    this.ocsp = new OcspClient(ca.ocspUrl(), ca.holder(), config.timeout(), clock);
    this.crl = new CrlProof(ca.crlUrl(), ca.holder(), config.timeout(), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PointKind kind() {
    return PointKind.CA;
  }

  @Override
  public boolean serves(Target target) {
    return target instanceof Target.OfCertificate certificate
        && DistinguishedName.canonical(certificate.issuer()).equals(issuer);
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    String refusal = refusal(action);
    if (!refusal.isEmpty()) {
      return Outcome.of(action, Status.REFUSED, refusal, sent, clock.instant());
    }
    try {
      Result result = carryOut(action);
      return Outcome.of(action, status(result), result.text(), sent, clock.instant());
    } catch (IOException e) {
      return Outcome.of(action, Status.FAILED, e.getMessage(), sent, clock.instant());
    }
  }

  @Override
  public Outcome verify(Action action) {
    Instant sent = clock.instant();
    String refusal = refusal(action);
    if (!refusal.isEmpty()) {
      return Outcome.of(action, Status.FAILED, refusal, sent, clock.instant());
    }
    OcspAnswer seen = ocsp.ask(Serials.parse(serial(action)));
    Status status = seen.kind() == proof(action.want()) ? Status.VERIFIED : Status.FAILED;
    Instant at = clock.instant();
    Outcome outcome = Outcome.of(action, status, seen.text(), sent, at);
    return status == Status.VERIFIED
        ? outcome.showing(List.of(new Hop(Hop.Kind.OCSP, at)))
        : outcome;
  }

  @Override
  public Optional<SecondProof> second() {
    return Optional.of(crl);
  }

  @Override
  public String check() {
    OcspAnswer seen = ocsp.ask(BigInteger.ONE);
    return seen.kind() == OcspAnswer.Kind.NONE ? seen.text() : "ok";
  }

  @Override
  public void close() {
    ocsp.close();
    crl.close();
  }

  private Result carryOut(Action action) throws IOException {
    Cause cause = Cause.of(action);
    return switch (action.want()) {
      case HELD -> ca.hold(serial(action), cause);
      case VALID -> ca.release(serial(action), cause);
      default -> ca.revoke(serial(action), lasting(action.reason()), cause);
    };
  }

  /** A revocation must not fail over its reason, and these two say that it may come back. */
  private static ReasonCode lasting(ReasonCode reason) {
    return reason == ReasonCode.CERTIFICATE_HOLD || reason == ReasonCode.REMOVE_FROM_CRL
        ? ReasonCode.UNSPECIFIED
        : reason;
  }

  private String refusal(Action action) {
    if (!(action.target() instanceof Target.OfCertificate certificate) || !serves(certificate)) {
      return "not a certificate of " + issuer;
    }
    if (!KNOWN.contains(action.want())) {
      return "a certificate can be VALID, HELD or REVOKED, not " + action.want();
    }
    if (certificate.publicTrust() && action.want() == Want.HELD) {
      return "publicly trusted certificates are never put on hold";
    }
    return isHex(certificate.serial()) ? "" : "serial: not hexadecimal";
  }

  private static boolean isHex(String serial) {
    try {
      return Serials.parse(serial).signum() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String serial(Action action) {
    return ((Target.OfCertificate) action.target()).serial();
  }

  private static Status status(Result result) {
    return switch (result) {
      case CHANGED, ALREADY, LATE -> Status.ACKNOWLEDGED;
      case FINAL, UNKNOWN -> Status.REFUSED;
    };
  }

  static OcspAnswer.Kind proof(Want want) {
    return switch (want) {
      case HELD -> OcspAnswer.Kind.HELD;
      case VALID -> OcspAnswer.Kind.GOOD;
      default -> OcspAnswer.Kind.REVOKED;
    };
  }
}
