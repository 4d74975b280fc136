package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.LocalServer;
import io.portcullis.connectors.ca.testkit.Misbehaviour;

import static org.assertj.core.api.Assertions.assertThat;

/** What cfssl 1.6 does where it differs from Debian's: it knows key identifiers, and has a CRL. */
final class CfsslServer extends LocalServer {
  static final String REVOKE = "/api/v1/cfssl/revoke";
  static final String CRL = "/api/v1/cfssl/crl";
  private static final Set<String> FIELDS = Set.of("serial", "authority_key_id", "reason");

  private final X509Certificate authority;
  private final KeyPair keys;
  private final String identifier;
  private final Map<BigInteger, Integer> revoked = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private boolean failsAfterwards;

  /**
   * @param identifier of the authority's key, as its rows hold it
   */
  CfsslServer(X509Certificate authority, KeyPair keys, String identifier) throws IOException {
    this.authority = authority;
    this.keys = keys;
    this.identifier = identifier;
  }

  /** What it was asked to revoke: number, key identifier and reason. */
  List<String> requests() {
    return requests;
  }

  /** Revokes, and then fails to store the OCSP answer, because there is one already. */
  void failsAfterwards() {
    failsAfterwards = true;
  }

  static Misbehaviour error(int status, int code, String message) {
    return Misbehaviour.status(status, "application/json", text(code, message));
  }

  @Override
  protected synchronized void serve(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
      case "POST " + REVOKE -> revoke(exchange);
      case "POST /api/v1/cfssl/info" -> info(exchange);
      case "GET " + CRL -> crl(exchange);
      default -> Misbehaviour.status(404, "text/plain", "404 page not found").answer(exchange);
    }
  }

  private void revoke(HttpExchange exchange) throws IOException {
    assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
    JsonNode asked = Json.VENDOR.readTree(exchange.getRequestBody().readAllBytes());
    assertThat(asked.properties().stream().map(Map.Entry::getKey).toList())
        .containsExactlyInAnyOrderElementsOf(FIELDS);
    String serial = asked.get("serial").asText();
    if (serial.isEmpty()) {
      error(400, 400, "serial number is required but not provided").answer(exchange);
      return;
    }
    requests.add(
        serial + " " + asked.get("authority_key_id").asText() + " " + asked.get("reason").asText());
    if (!asked.get("authority_key_id").asText().equals(identifier)) {
      error(400, 11200, "failed to revoke the certificate: certificate not found").answer(exchange);
      return;
    }
    revoked.put(new BigInteger(serial), 1);
    if (failsAfterwards) {
      error(400, 11100, "UNIQUE constraint failed: ocsp_responses.serial_number").answer(exchange);
    } else {
      success(exchange, Json.VENDOR.createObjectNode());
    }
  }

  private void info(HttpExchange exchange) throws IOException {
    JsonNode asked = Json.VENDOR.readTree(exchange.getRequestBody().readAllBytes());
    assertThat(asked.get("label").asText()).isEqualTo("primary");
    try {
      success(exchange, Json.VENDOR.createObjectNode().put("certificate", Keys.pem(authority)));
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void crl(HttpExchange exchange) throws IOException {
    byte[] der = Crls.of(authority, keys, revoked);
    success(
        exchange, Json.VENDOR.getNodeFactory().textNode(Base64.getEncoder().encodeToString(der)));
  }

  private static void success(HttpExchange exchange, JsonNode result) throws IOException {
    ObjectNode envelope = Json.VENDOR.createObjectNode();
    envelope.put("success", true).set("result", result);
    envelope.putArray("errors");
    envelope.putArray("messages");
    String body = new String(Json.VENDOR.writeValueAsBytes(envelope), StandardCharsets.UTF_8);
    Misbehaviour.status(200, "application/json", body).answer(exchange);
  }

  private static String text(int code, String message) {
    return """
    {"success":false,"result":null,"errors":[{"code":%d,"message":"%s"}],"messages":[]}
    """
        .formatted(code, message);
  }
}
