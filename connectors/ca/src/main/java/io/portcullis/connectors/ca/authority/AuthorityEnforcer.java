package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.SecondProof;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** Holds, releases and revokes certificates at their authority. */
public final class AuthorityEnforcer implements Enforcer, AutoCloseable {
  private static final Set<Want> KNOWN = Set.of(Want.VALID, Want.HELD, Want.REVOKED);

  private final Authority authority;
  private final Clock clock;

  public AuthorityEnforcer(Authority authority, Clock clock) {
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  public String name() {
    return authority.name();
  }

  /** Its authority, where that says when certificates should be renewed. */
  public Optional<Authority.SuggestsRenewal> suggesting() {
    return authority instanceof Authority.SuggestsRenewal suggests
        ? Optional.of(suggests)
        : Optional.empty();
  }

  @Override
  public PointKind kind() {
    return PointKind.CA;
  }

  @Override
  public boolean serves(Target target) {
    return target instanceof Target.OfCertificate certificate
        && authority.issued(certificate.issuer());
  }

  @Override
  public Outcome enforce(Action action) {
    Instant sent = clock.instant();
    Optional<String> refusal = refusal(action);
    if (refusal.isPresent()) {
      return Outcome.of(action, Status.REFUSED, refusal.get(), sent, clock.instant());
    }
    try {
      Reply reply = ask(action, (Target.OfCertificate) action.target());
      return Outcome.of(action, status(reply), reply.text(), sent, clock.instant());
    } catch (HttpTimeoutException e) {
      return Outcome.of(action, Status.SILENT, e.getMessage(), sent, clock.instant());
    } catch (IOException e) {
      return Outcome.of(action, Status.FAILED, e.getMessage(), sent, clock.instant());
    }
  }

  @Override
  public Outcome verify(Action action) {
    Instant sent = clock.instant();
    Optional<String> refusal = refusal(action);
    if (refusal.isPresent()) {
      return Outcome.of(action, Status.FAILED, refusal.get(), sent, clock.instant());
    }
    Seen seen = authority.look((Target.OfCertificate) action.target());
    Instant at = clock.instant();
    return seen.proves(action.want())
        ? Outcome.of(action, Status.VERIFIED, seen.text(), sent, at).showing(hops(seen, at))
        : Outcome.of(action, Status.FAILED, seen.text(), sent, at);
  }

  private static List<Hop> hops(Seen seen, Instant at) {
    return seen.where().map(where -> new Hop(where, at)).stream().toList();
  }

  @Override
  public Optional<SecondProof> second() {
    return authority.second();
  }

  @Override
  public String check() {
    return authority.check();
  }

  @Override
  public void close() {
    authority.close();
  }

  private Reply ask(Action action, Target.OfCertificate certificate) throws IOException {
    Cause cause = Cause.of(action);
    if (action.want() == Want.REVOKED) {
      return authority.revoke(certificate, lasting(action.reason()), cause);
    }
    if (!(authority instanceof Authority.Holds holds)) {
      return Reply.refused(name() + " can not put a certificate on hold");
    }
    return action.want() == Want.HELD
        ? holds.hold(certificate, cause)
        : holds.release(certificate, cause);
  }

  /** A revocation must not fail over its reason, and these two say that it may come back. */
  private static ReasonCode lasting(ReasonCode reason) {
    return reason == ReasonCode.CERTIFICATE_HOLD || reason == ReasonCode.REMOVE_FROM_CRL
        ? ReasonCode.UNSPECIFIED
        : reason;
  }

  private Optional<String> refusal(Action action) {
    if (!(action.target() instanceof Target.OfCertificate certificate) || !serves(certificate)) {
      return Optional.of("not a certificate of " + name());
    }
    if (!KNOWN.contains(action.want())) {
      return Optional.of("a certificate can be VALID, HELD or REVOKED, not " + action.want());
    }
    if (certificate.publicTrust() && action.want() == Want.HELD) {
      return Optional.of("publicly trusted certificates are never put on hold");
    }
    return isHex(certificate.serial())
        ? Optional.empty()
        : Optional.of("serial: not hexadecimal: " + certificate.serial());
  }

  private static boolean isHex(String serial) {
    try {
      return Serials.parse(serial).signum() >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Status status(Reply reply) {
    return switch (reply.kind()) {
      case DONE -> Status.ACKNOWLEDGED;
      case NOT_NOW -> Status.FAILED;
      case REFUSED -> Status.REFUSED;
    };
  }
}
