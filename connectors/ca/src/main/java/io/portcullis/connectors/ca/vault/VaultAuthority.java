package io.portcullis.connectors.ca.vault;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.authority.PemText;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.Witness;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/**
 * A mount of Vault's PKI secrets engine. Its API takes no reason for a revocation and knows no
 * holds, and only knows certificates that it stored: a role with {@code no_store} leaves nothing to
 * revoke by serial.
 */
public final class VaultAuthority
    implements Authority, Authority.PublishesCrl, Authority.Issues, Authority.Lists {
  private static final String RIGHT = "update on %s/revoke";

  private final VaultConfig config;
  private final HttpCall http;
  private final Session session;
  private final Witness witness;
  private final VaultList list;

  public VaultAuthority(VaultConfig config, Clock clock) {
    this.config = config;
    this.http = new HttpCall(config.url(), config.tls(), config.timeout(), HttpCall.MAX_PAGE);
    this.session = new Session(config, http, clock);
    this.witness =
        Witness.of(config.proof(), config.issuers(), config.tls(), config.timeout(), clock);
    this.list = new VaultList(config, session, http);
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
    Map<String, String> body = Map.of("serial_number", Serials.colons(certificate.serial()));
    HttpReply reply = session.with(h -> http.json("POST", path("revoke"), h, body));
    if (reply.ok()) {
      return revoked(reply.json());
    }
    return reply.otherwise(Errors.of(reply), RIGHT.formatted(config.mount()));
  }

  /** An answer without a time is no revocation: the certificate had expired. */
  private static Reply revoked(JsonNode answer) {
    JsonNode data = answer.path("data");
    if (data.path("revocation_time").asLong() > 0) {
      return Reply.done("revoked since " + since(data) + "; Vault keeps no reason");
    }
    return "pending".equals(data.path("state").asText())
        ? Reply.notNow("waits for the cluster that issued it")
        : Reply.refused("not revoked: " + Errors.warnings(answer));
  }

  @Override
  public Seen look(Target.OfCertificate certificate) {
    return witness.look(certificate).orElseGet(() -> asked(certificate));
  }

  private Seen asked(Target.OfCertificate certificate) {
    try {
      HttpReply reply = list.certificate(Serials.colons(certificate.serial()));
      if (reply.status() == 404) {
        return new Seen(Seen.Kind.UNKNOWN, "Vault does not know it");
      }
      return reply.ok() ? state(reply.json()) : Seen.none("Vault: " + Errors.text(reply));
    } catch (IOException e) {
      return Seen.none("Vault: " + e.getMessage());
    }
  }

  private static Seen state(JsonNode answer) {
    JsonNode data = answer.path("data");
    if (!data.path("revocation_time").isNumber()) {
      return Seen.none("Vault's answer has no revocation_time");
    }
    return data.path("revocation_time").asLong() > 0
        ? new Seen(Seen.Kind.REVOKED, "Vault says revoked, since " + since(data))
        : new Seen(Seen.Kind.GOOD, "Vault says not revoked");
  }

  private static Instant since(JsonNode data) {
    return Instant.ofEpochSecond(data.path("revocation_time").asLong());
  }

  @Override
  public Reply publishCrl() throws IOException {
    HttpReply reply = session.with(h -> http.get(path("crl/rotate"), h));
    boolean done = reply.ok() && reply.json().at("/data/success").asBoolean();
    return done
        ? Reply.done("CRL rebuilt")
        : reply.otherwise(Errors.of(reply), "read on " + config.mount() + "/crl/rotate");
  }

  @Override
  public X509Certificate issue(byte[] request, Duration life) throws IOException {
    String role = config.role().orElseThrow(() -> new IOException("no role to issue by is set"));
    Map<String, String> body = new LinkedHashMap<>();
    body.put("csr", Pem.write("CERTIFICATE REQUEST", request));
    body.put("ttl", life.toSeconds() + "s");
    body.put("format", "pem");
    HttpReply reply = session.with(h -> http.json("POST", path("sign/" + role), h, body));
    if (!reply.ok()) {
      throw new IOException("sign: " + Errors.text(reply));
    }
    return PemText.certificate(reply.json().at("/data/certificate").asText());
  }

  @Override
  public void list(Consumer<Listed> each) throws IOException {
    list.each(each);
  }

  /** Asks what the token may do, which every token may ask. */
  @Override
  public String check() {
    String revoke = config.mount() + "/revoke";
    try {
      HttpReply reply =
          session.with(
              h ->
                  http.json(
                      "POST",
                      "/v1/sys/capabilities-self",
                      h,
                      Map.of("paths", java.util.List.of(revoke))));
      if (!reply.ok()) {
        return Errors.text(reply);
      }
      return may(reply.json(), revoke)
          ? witness.problem().orElse("ok")
          : "the token may not revoke: it lacks " + RIGHT.formatted(config.mount());
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static boolean may(JsonNode answer, String path) {
    for (JsonNode right : answer.path("data").path(path)) {
      if (right.asText().equals("update") || right.asText().equals("root")) {
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

  private String path(String rest) {
    return "/v1/" + config.mount() + "/" + rest;
  }
}
