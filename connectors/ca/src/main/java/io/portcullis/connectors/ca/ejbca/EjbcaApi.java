package io.portcullis.connectors.ca.ejbca;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Escape;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Said;
import io.portcullis.connectors.ca.status.Seen;

/**
 * The calls of EJBCA's REST API (v1, and v2 to search), as its own OpenAPI description has them.
 */
record EjbcaApi(HttpCall http, String issuer) {
  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  HttpReply revoke(String serial, String reason) throws IOException {
    String path = certificate(serial) + "/revoke?reason=" + Escape.parameter(reason);
    return http.send("PUT", path, JSON, new byte[0]);
  }

  HttpReply status(String serial) throws IOException {
    return http.get(certificate(serial) + "/revocationstatus", JSON);
  }

  HttpReply createCrl() throws IOException {
    String path = "/v1/ca/" + Escape.segment(issuer) + "/createcrl?deltacrl=false";
    Map<String, String> headers =
        Map.of("Accept", "application/json", "Content-Type", "application/json");
    return http.send("POST", path, headers, new byte[0]);
  }

  HttpReply authorities() throws IOException {
    return http.get("/v1/ca", JSON);
  }

  HttpReply post(String path, Object body) throws IOException {
    return http.json("POST", path, JSON, body);
  }

  /** What EJBCA itself knows of a certificate. */
  Seen look(String serial) {
    try {
      HttpReply reply = status(serial);
      if (reply.status() == 404) {
        return new Seen(Seen.Kind.UNKNOWN, "EJBCA does not know it");
      }
      return reply.ok() ? state(reply.json()) : Seen.none("EJBCA: " + text(reply));
    } catch (IOException e) {
      return Seen.none("EJBCA: " + e.getMessage());
    }
  }

  private static Seen state(JsonNode answer) {
    if (!answer.path("revoked").isBoolean()) {
      return Seen.none("EJBCA's answer does not say whether it is revoked");
    }
    if (!answer.path("revoked").asBoolean()) {
      return new Seen(Seen.Kind.GOOD, "EJBCA says not revoked");
    }
    String reason = answer.path("revocation_reason").asText();
    return new Seen(
        reason.equals(RevocationReason.HOLD) ? Seen.Kind.HELD : Seen.Kind.REVOKED,
        "EJBCA says revoked, reason " + Said.brief(reason));
  }

  /** {@code {"error_code": ..., "error_message": ...}}, or an info in place of the error. */
  static String said(HttpReply reply) {
    JsonNode errors = reply.errors();
    String error = errors.path("error_message").asText();
    return Said.brief(error.isEmpty() ? errors.path("info_message").asText() : error);
  }

  static String text(HttpReply reply) {
    String said = said(reply);
    return "HTTP " + reply.status() + (said.isEmpty() ? "" : ": " + said);
  }

  private String certificate(String serial) {
    return "/v1/certificate/"
        + Escape.segment(issuer)
        + "/"
        + Serials.octets(serial).toUpperCase(java.util.Locale.ROOT);
  }
}
