package io.portcullis.connectors.ca.stepca;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.authority.Said;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/**
 * A step-ca. Its API knows one kind of revocation, "passive": the certificate is renewed no more.
 * Where the CA makes a CRL, the same call puts it there, and relying parties that look see it. A
 * revocation can not be taken back, so there are no holds.
 */
public final class StepCaAuthority implements Authority, Authority.DeniesRenewal {
  private static final String PATH = "/1.0/revoke";
  private static final String RIGHT = "a token of the provisioner";

  private final StepCaConfig config;
  private final HttpCall http;
  private final Token token;
  private final Witness witness;

  public StepCaAuthority(StepCaConfig config, Clock clock) {
    this.config = config;
    String base = config.url().toString().replaceFirst("/$", "");
    this.http =
        new HttpCall(java.net.URI.create(base), config.tls(), config.timeout(), HttpCall.MAX_BODY);
    ProvisionerKey key = new ProvisionerKey(config.key(), config.password());
    this.token = new Token(config.provisioner(), key, clock);
    this.witness =
        Witness.of(config.proof(), config.issuers(), config.tls(), config.timeout(), clock);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public boolean issued(String issuer) {
    return config.issuers().known(issuer);
  }

  /** Without a CRL this is half of what was asked for, and people are to know. */
  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    Reply denied = deny(certificate, reason, cause);
    if (denied.kind() != Reply.Kind.DONE || config.active()) {
      return denied;
    }
    return Reply.refused(
        denied.text() + ", and that is all: without a CRL it is accepted until it expires");
  }

  @Override
  public Reply denyRenewal(Target.OfCertificate certificate, Cause cause) throws IOException {
    return deny(certificate, ReasonCode.UNSPECIFIED, cause);
  }

  private Reply deny(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    String serial = Serials.parse(certificate.serial()).toString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("serial", serial);
    body.put("ott", token.of("https://" + config.url().getAuthority() + PATH, serial));
    body.put("reasonCode", reason.code());
    body.put("reason", "portcullis " + cause.action());
    body.put("passive", true);
    HttpReply reply = http.json("POST", PATH, Map.of(), body);
    String said = Said.brief(reply.errors().path("message").asText());
    if (reply.ok()) {
      return Reply.done("it is renewed no more");
    }
    if (reply.status() == 400 && said.contains("already revoked")) {
      return Reply.done("it was revoked before and is renewed no more");
    }
    return reply.otherwise(said, RIGHT);
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return witness
        .look(certificate)
        .orElseGet(() -> Seen.none("step-ca has no answer to that but its CRL, which is not set"));
  }

  /** Whether step-ca is well, knows the provisioner by this key, and publishes a CRL. */
  @Override
  public String check() {
    try {
      HttpReply health = http.get("/health", Map.of());
      if (!health.ok() || !"ok".equals(health.json().path("status").asText())) {
        return "step-ca is not well: HTTP " + health.status();
      }
      return new Provisioners(http)
          .problem(config.provisioner(), token.keyId())
          .or(witness::problem)
          .orElse("ok");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    http.close();
    witness.close();
  }
}
