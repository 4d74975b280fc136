package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.X509;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/**
 * An authority that runs {@code cfssl serve}. It revokes and issues. cfssl can write the reason
 * certificateHold and never take it back, so there is no hold.
 */
public final class CfsslAuthority implements Authority, Authority.Issues {
  private final CfsslConfig config;
  private final Issuers issuers;
  private final CfsslApi api;
  private final Revocation revocation;
  private final Witness witness;
  private final Clock clock;

  public CfsslAuthority(CfsslConfig config, Clock clock) {
    this.config = config;
    this.issuers = config.issuers();
    this.api = new CfsslApi(config);
    this.revocation = new Revocation(api);
    this.witness = Witness.of(config.proof(), issuers, config.tls(), config.timeout(), clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public boolean issued(String issuer) {
    return issuers.known(issuer);
  }

  /**
   * cfssl writes date and reason anew with each revocation, and some releases fail over an OCSP
   * answer that is there already. So what is revoked by all appearances is left alone.
   */
  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    Optional<X509Certificate> issuer = issuers.named(certificate.issuer());
    if (issuer.isEmpty()) {
      return Reply.refused("not a certificate of " + name());
    }
    Seen before = look(certificate);
    if (before.kind() == Seen.Kind.REVOKED) {
      return Reply.done("already revoked: " + before.text());
    }
    Reply reply = revocation.of(certificate, issuer.get(), reason);
    if (reply.kind() == Reply.Kind.NOT_NOW && look(certificate).kind() == Seen.Kind.REVOKED) {
      return Reply.done("revoked, although " + reply.text());
    }
    return reply;
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return witness.look(certificate).orElseGet(() -> ownCrl(certificate));
  }

  /** The profile alone says how long it lives: the API takes no wish. */
  @Override
  public X509Certificate issue(byte[] request, Duration life) throws IOException {
    Signing signing = new Signing(config.label(), config.profile(), config.authKey());
    try {
      JsonNode result = api.post(signing.endpoint(), signing.request(request));
      X509Certificate issued = X509.pem(result.path("certificate").asText());
      if (issuers.of(issued).isEmpty()) {
        throw new IOException("what was issued is signed by none of issuer-certificates");
      }
      return issued;
    } catch (Refusal | BadRecord e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String check() {
    try {
      Optional<String> stranger = stranger();
      return stranger.isPresent() ? stranger.get() : revocation.check();
    } catch (Refusal | IOException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    api.close();
    witness.close();
  }

  private Optional<String> stranger() throws IOException, Refusal {
    ObjectNode request = Json.VENDOR.createObjectNode();
    request.put("label", config.label().orElse(""));
    String pem = api.post("info", request).path("certificate").asText();
    try {
      return issuers.certificates().contains(X509.pem(pem))
          ? Optional.empty()
          : Optional.of("it signs as another than those in issuer-certificates");
    } catch (BadRecord e) {
      return Optional.of("info: " + e.getMessage());
    }
  }

  private Seen ownCrl(Target.OfCertificate certificate) {
    Optional<X509Certificate> issuer = issuers.named(certificate.issuer());
    if (issuer.isEmpty()) {
      return Seen.none("not a certificate of " + name());
    }
    try (StatusClient crl = new CfsslCrl(config, issuer.get(), clock)) {
      return crl.ask(Serials.parse(certificate.serial()));
    }
  }
}
