package io.portcullis.connectors.ca.ejbca;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/** One CA of an EJBCA, asked over its REST API with a client certificate. */
public final class EjbcaAuthority
    implements Authority,
        Authority.Holds,
        Authority.PublishesCrl,
        Authority.Issues,
        Authority.Lists {
  private static final String RIGHT =
      "/ca_functionality/view_certificate, /ra_functionality/"
          + "revoke_end_entity and access to the CA";

  private final EjbcaConfig config;
  private final HttpCall http;
  private final EjbcaApi api;
  private final Witness witness;

  public EjbcaAuthority(EjbcaConfig config, Clock clock) {
    this.config = config;
    this.http = new HttpCall(config.url(), config.tls(), config.timeout(), HttpCall.MAX_PAGE);
    this.api = new EjbcaApi(http, config.issuer());
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

  @Override
  public Reply revoke(Target.OfCertificate certificate, ReasonCode reason, Cause cause)
      throws IOException {
    return change(certificate, RevocationReason.of(reason), Want.REVOKED);
  }

  @Override
  public Reply hold(Target.OfCertificate certificate, Cause cause) throws IOException {
    return change(certificate, RevocationReason.HOLD, Want.HELD);
  }

  @Override
  public Reply release(Target.OfCertificate certificate, Cause cause) throws IOException {
    return change(certificate, RevocationReason.RELEASE, Want.VALID);
  }

  private Reply change(Target.OfCertificate certificate, String reason, Want want)
      throws IOException {
    HttpReply reply = api.revoke(certificate.serial(), reason);
    return switch (reply.status()) {
      case 200 -> Reply.done("reason " + reason);
      case 202 -> Reply.notNow("waits for an approval in EJBCA");
      // An approval that is asked for twice, and the like.
      case 400 -> Reply.notNow(EjbcaApi.text(reply));
      case 409 -> already(certificate, want, reply);
      default -> reply.otherwise(EjbcaApi.said(reply), RIGHT);
    };
  }

  /** One answer for "it is so already" and for "that can not be": it is looked which. */
  private Reply already(Target.OfCertificate certificate, Want want, HttpReply reply) {
    Seen seen = api.look(certificate.serial());
    if (seen.kind() == Seen.Kind.NONE) {
      return Reply.notNow(EjbcaApi.text(reply) + "; " + seen.text());
    }
    return seen.proves(want)
        ? Reply.done("it was so before: " + seen.text())
        : Reply.refused(EjbcaApi.text(reply) + "; " + seen.text());
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return witness.look(certificate).orElseGet(() -> api.look(certificate.serial()));
  }

  @Override
  public Reply publishCrl() throws IOException {
    HttpReply reply = api.createCrl();
    if (reply.ok() && reply.json().path("all_success").asBoolean()) {
      return Reply.done("CRL " + reply.json().path("latest_crl_version").asText() + " made");
    }
    return reply.ok()
        ? Reply.notNow("EJBCA did not make all its CRLs")
        : reply.otherwise(EjbcaApi.said(reply), "/ca_functionality/create_crl");
  }

  @Override
  public X509Certificate issue(byte[] request, Duration life) throws IOException {
    return new Enroller(api, config).enrol(request);
  }

  @Override
  public void list(Consumer<Listed> each) throws IOException {
    String ca = config.caName().orElseThrow(() -> new IOException("list: ca-name is not set"));
    new Search(api, ca).each(each);
  }

  /** Whether the CA is among those that the administrator may see. */
  @Override
  public String check() {
    try {
      HttpReply reply = api.authorities();
      if (!reply.ok()) {
        return EjbcaApi.text(reply);
      }
      return sees(reply.json())
          ? witness.problem().orElse("ok")
          : "the administrator's role has no access to the CA " + config.issuer();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private boolean sees(JsonNode answer) {
    String wanted = DistinguishedName.canonical(config.issuer());
    for (JsonNode ca : answer.path("certificate_authorities")) {
      if (DistinguishedName.canonical(ca.path("subject_dn").asText()).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    http.close();
    witness.close();
  }
}
