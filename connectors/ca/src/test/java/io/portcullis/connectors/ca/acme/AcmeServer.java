package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.testkit.LocalServer;
import io.portcullis.connectors.ca.testkit.Misbehaviour;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 8555 as far as revocation goes, and RFC 9773; strict about every request. */
public final class AcmeServer extends LocalServer {
  static final String PROBLEM = "application/problem+json";

  private final Map<String, PublicKey> accounts = new HashMap<>();
  private final Map<BigInteger, Optional<Integer>> revoked = new HashMap<>();
  private final Set<String> nonces = new HashSet<>();
  private final X509Certificate leaf;
  private int made;
  private boolean withRevocation = true;
  private boolean withWindows = true;
  private Set<Integer> reasons = Set.of(0, 1, 2, 3, 4, 5, 9);

  public AcmeServer(X509Certificate leaf) throws IOException {
    this.leaf = leaf;
  }

  public void account(PublicKey key) {
    accounts.put(url("/account/" + accounts.size()).toString(), key);
  }

  void accepts(Integer... codes) {
    reasons = Set.of(codes);
  }

  void withoutRevocation() {
    withRevocation = false;
  }

  public void withoutWindows() {
    withWindows = false;
  }

  /** Reasons of what was revoked, by serial number. */
  Map<BigInteger, Optional<Integer>> revoked() {
    return revoked;
  }

  static Misbehaviour problem(int status, String type, String detail, Map<String, String> headers) {
    String body =
        "{\"type\":\"urn:ietf:params:acme:error:%s\",\"detail\":\"%s\"}".formatted(type, detail);
    Map<String, String> all = new HashMap<>(headers);
    // Each answer brings a nonce (RFC 8555 section 6.5); this one was never given out.
    all.putIfAbsent("Replay-Nonce", "bm90LWtub3du");
    return Misbehaviour.status(status, PROBLEM, body, all);
  }

  /** Path of a certificate's window, RFC 9773 section 4.1. */
  public static String windowPath(X509Certificate certificate) {
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    byte[] key =
        AuthorityKeyIdentifier.fromExtensions(Issuers.holder(certificate).getExtensions())
            .getKeyIdentifierOctets();
    return "/window/"
        + url.encodeToString(key)
        + "."
        + url.encodeToString(certificate.getSerialNumber().toByteArray());
  }

  @Override
  protected synchronized void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).isNotBlank();
    switch (exchange.getRequestMethod() + " " + path) {
      case "GET /dir" -> send(exchange, 200, "application/json", directory(), Map.of());
      case "HEAD /nonce" -> send(exchange, 200, "application/json", "", Map.of());
      case "POST /new-account" -> account(exchange);
      case "POST /revoke" -> revoke(exchange);
      default -> {
        assertThat("GET " + windowPath(leaf)).isEqualTo(exchange.getRequestMethod() + " " + path);
        send(exchange, 200, "application/json", window(), Map.of("Retry-After", "21600"));
      }
    }
  }

  private String directory() {
    String revocation = withRevocation ? ",\"revokeCert\":\"%s\"".formatted(url("/revoke")) : "";
    String windows = withWindows ? ",\"renewalInfo\":\"%s\"".formatted(url("/window")) : "";
    return "{\"newNonce\":\"%s\",\"newAccount\":\"%s\"%s%s}"
        .formatted(url("/nonce"), url("/new-account"), revocation, windows);
  }

  private static String window() {
    return """
    {"suggestedWindow": {"start": "2026-05-01T00:00:00Z", "end": "2026-05-03T00:00:00Z"},
     "explanationURL": "https://ca.example.net/incident"}\
    """;
  }

  private void account(HttpExchange exchange) throws IOException {
    Signed request = signed(exchange);
    assertThat(request.payload()).isEqualTo("{\"onlyReturnExisting\":true}");
    assertThat(request.account()).isEmpty();
    Optional<String> known =
        accounts.entrySet().stream()
            .filter(a -> a.getValue().equals(request.key()))
            .map(Map.Entry::getKey)
            .findFirst();
    if (known.isEmpty()) {
      problem(exchange, 400, "accountDoesNotExist", "no such account");
      return;
    }
    String body = "{\"status\":\"valid\",\"orders\":\"%s\"}".formatted(url("/orders"));
    send(exchange, 200, "application/json", body, Map.of("Location", known.get()));
  }

  private void revoke(HttpExchange exchange) throws IOException {
    Signed request = signed(exchange);
    JsonNode payload = Json.VENDOR.readTree(request.payload());
    assertThat(List.of("certificate", "reason"))
        .containsAll(payload.properties().stream().map(Map.Entry::getKey).toList());
    byte[] der = Base64.getUrlDecoder().decode(payload.get("certificate").asText());
    assertThat(der).isEqualTo(encoded(leaf));
    Optional<Integer> reason = Optional.ofNullable(payload.get("reason")).map(JsonNode::asInt);
    boolean own = request.key().equals(leaf.getPublicKey());
    if (!own && request.account().filter(a -> a.endsWith("/account/0")).isEmpty()) {
      problem(exchange, 403, "unauthorized", "not your certificate");
    } else if (revoked.containsKey(leaf.getSerialNumber())) {
      problem(exchange, 400, "alreadyRevoked", "it is");
    } else if (reason.isPresent() && !reasons.contains(reason.get())) {
      problem(exchange, 400, "badRevocationReason", "not this one");
    } else {
      revoked.put(leaf.getSerialNumber(), reason);
      send(exchange, 200, "application/json", "", Map.of());
    }
  }

  private record Signed(String payload, PublicKey key, Optional<String> account) {}

  private Signed signed(HttpExchange exchange) throws IOException {
    assertThat(exchange.getRequestHeaders().getFirst("Content-Type"))
        .isEqualTo("application/jose+json");
    JsonNode jws = Json.VENDOR.readTree(exchange.getRequestBody().readAllBytes());
    JsonNode head =
        Json.VENDOR.readTree(Base64.getUrlDecoder().decode(jws.get("protected").asText()));
    assertThat(head.get("url").asText())
        .isEqualTo(url(exchange.getRequestURI().toString()).toString());
    assertThat(nonces.remove(head.get("nonce").asText())).as("nonce").isTrue();
    assertThat(head.has("jwk")).isNotEqualTo(head.has("kid"));
    Optional<String> account = Optional.ofNullable(head.get("kid")).map(JsonNode::asText);
    try {
      PublicKey key =
          account.isPresent()
              ? accounts.get(account.get())
              : PublicJsonWebKey.Factory.newPublicJwk(head.get("jwk").toString()).getPublicKey();
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(
          jws.get("protected").asText()
              + "."
              + jws.get("payload").asText()
              + "."
              + jws.get("signature").asText());
      signature.setKey(key);
      return new Signed(signature.getPayload(), key, account);
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private void problem(HttpExchange exchange, int status, String type, String detail)
      throws IOException {
    String body =
        "{\"type\":\"urn:ietf:params:acme:error:%s\",\"detail\":\"%s\"}".formatted(type, detail);
    send(exchange, status, PROBLEM, body, Map.of());
  }

  private void send(
      HttpExchange exchange, int status, String type, String body, Map<String, String> headers)
      throws IOException {
    String nonce = "nonce" + made++;
    nonces.add(nonce);
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Replay-Nonce", nonce);
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    headers.forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
