package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.CrlProof;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/** A {@link LocalCa} as enforcement sees it; proof is what its OCSP responder says over HTTP. */
public final class LocalAuthority implements Authority, Authority.Holds {
  private final String name;
  private final LocalCa ca;
  private final String issuer;
  private final OcspClient ocsp;
  private final CrlClient crl;
  private final Clock clock;

  /** The authority itself stays open when this is closed. */
  public LocalAuthority(LocalCaConfig config, LocalCa ca, Clock clock) {
    this.name = config.name();
    this.ca = ca;
    this.issuer = DistinguishedName.canonical(ca.issuer());
    this.clock = clock;
    this.ocsp = OcspClient.strict(ca.ocspUrl(), ca.holder(), config.timeout(), clock);
    this.crl = new CrlClient(ca.crlUrl(), ca.holder(), config.timeout(), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean issued(String by) {
    return DistinguishedName.canonical(by).equals(issuer);
  }

  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    return reply(ca.revoke(certificate.serial(), reason, cause));
  }

  @Override
  public Reply hold(Target.OfCertificate certificate, Cause cause) throws IOException {
    return reply(ca.hold(certificate.serial(), cause));
  }

  @Override
  public Reply release(Target.OfCertificate certificate, Cause cause) throws IOException {
    return reply(ca.release(certificate.serial(), cause));
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return ocsp.ask(Serials.parse(certificate.serial()));
  }

  @Override
  public Optional<SecondProof> second() {
    return Optional.of(new CrlProof(crl, clock));
  }

  @Override
  public String check() {
    Seen seen = ocsp.ask(LocalCa.PROBE);
    return seen.kind() == Seen.Kind.NONE ? seen.text() : "ok";
  }

  @Override
  public void close() {
    ocsp.close();
    crl.close();
  }

  private static Reply reply(Result result) {
    return switch (result) {
      case CHANGED, ALREADY, LATE -> Reply.done(result.text());
      case FINAL, UNKNOWN -> Reply.refused(result.text());
    };
  }
}
