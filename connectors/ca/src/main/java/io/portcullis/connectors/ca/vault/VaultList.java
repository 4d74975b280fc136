package io.portcullis.connectors.ca.vault;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.authority.PemText;
import io.portcullis.connectors.ca.status.Seen;

/** What a mount stored: Vault lists serials, and shows certificates one by one. */
record VaultList(VaultConfig config, Session session, HttpCall http) {
  /** More is not asked for: each is a call of its own. */
  static final int MOST = 100_000;

  /** By its serial with colons. */
  HttpReply certificate(String serial) throws IOException {
    return session.with(h -> http.get("/v1/" + config.mount() + "/cert/" + serial, h));
  }

  void each(Consumer<Listed> each) throws IOException {
    // LIST is a method of Vault's own; this form of it passes through proxies.
    HttpReply reply = session.with(h -> http.get("/v1/" + config.mount() + "/certs?list=true", h));
    if (reply.status() == 404) {
      return; // Vault's way to say that there is none.
    }
    if (!reply.ok()) {
      throw new IOException("list: " + Errors.text(reply));
    }
    JsonNode serials = reply.json().at("/data/keys");
    if (serials.size() > MOST) {
      throw new IOException("list: has more than " + MOST + " certificates");
    }
    for (JsonNode serial : serials) {
      one(serial.asText(), each);
    }
  }

  private void one(String serial, Consumer<Listed> each) throws IOException {
    if (!serial.matches("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){0,31}")) {
      throw new IOException("list: has a serial that is none");
    }
    HttpReply reply = certificate(serial);
    if (reply.status() == 404) {
      return; // Tidied away since the list was made.
    }
    if (!reply.ok()) {
      throw new IOException("certificate " + serial + ": " + Errors.text(reply));
    }
    JsonNode data = reply.json().path("data");
    X509Certificate x509 = PemText.certificate(data.path("certificate").asText());
    String issuer = x509.getIssuerX500Principal().getName();
    if (config.issuers().known(issuer)) {
      boolean revoked = data.path("revocation_time").asLong() > 0;
      each.accept(
          new Listed(
              issuer,
              Serials.text(x509.getSerialNumber()),
              x509.getSubjectX500Principal().getName(),
              x509.getNotAfter().toInstant(),
              revoked ? Seen.Kind.REVOKED : Seen.Kind.GOOD));
    }
  }
}
