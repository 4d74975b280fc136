package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/**
 * A transmitter of security event tokens with its keys and a stream that is polled (RFC 8936). It
 * forgets a token when it is acknowledged, and keeps a list of those for which that was too early.
 */
final class SetTransmitter implements AutoCloseable {
  static final String ISSUER = "https://idp.keep.example/";
  static final String AUDIENCE = "https://hub.keep.example/ssf";
  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

  private final String token;
  private final ECKey key = key();
  private final ECKey stranger = key();
  private final HttpServer server;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final List<String> given = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> tooEarly = new ArrayList<>();
  private final Map<String, JsonNode> refused = new LinkedHashMap<>();
  private Predicate<String> durable = id -> true;

  /**
   * @param token that whoever polls must show
   */
  SetTransmitter(String token) throws IOException {
    this.token = token;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/jwks.json", x -> send(x, 200, new JWKSet(key).toString(true)));
    server.createContext("/poll", this::poll);
    server.start();
  }

  /** Of the same key id: only the signature tells the stranger's from the transmitter's. */
  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Tells whether a token is where it may be acknowledged. */
  synchronized void durable(Predicate<String> check) {
    durable = check;
  }

  String signed(String id, String event, Map<String, ?> subject, Map<String, ?> members) {
    return signed(key, claims(id, event, subject, members));
  }

  String forged(String id, String event, Map<String, ?> subject, Map<String, ?> members) {
    return signed(stranger, claims(id, event, subject, members));
  }

  private static String signed(ECKey by, String claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("secevent+jwt"))
            .keyID(by.getKeyID())
            .build();
    try {
      JWSObject jws = new JWSObject(header, new Payload(claims));
      jws.sign(new ECDSASigner(by));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String claims(String id, String event, Map<String, ?> subject, Map<String, ?> members) {
    Map<String, Object> told = new LinkedHashMap<>(members);
    told.put("event_timestamp", Instant.now().getEpochSecond());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", id);
    claims.put("sub_id", subject);
    claims.put("events", Map.of(CAEP + event, told));
    return Json.text(claims);
  }

  /** Puts a token on the stream. */
  synchronized void hold(String id, String compact) {
    waiting.put(id, compact);
  }

  private void poll(HttpExchange exchange) throws IOException {
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "");
      return;
    }
    send(exchange, 200, answer(Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes())));
  }

  private synchronized String answer(JsonNode question) {
    for (JsonNode ack : question.path("ack")) {
      if (!durable.test(ack.asText())) {
        tooEarly.add(ack.asText());
      }
      waiting.remove(ack.asText());
      acknowledged.add(ack.asText());
    }
    question
        .path("setErrs")
        .fields()
        .forEachRemaining(
            error -> {
              waiting.remove(error.getKey());
              refused.put(error.getKey(), error.getValue());
            });
    given.addAll(waiting.keySet());
    return Json.text(Map.of("sets", waiting));
  }

  synchronized boolean gave(String id) {
    return given.contains(id);
  }

  synchronized List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  synchronized List<String> tooEarly() {
    return List.copyOf(tooEarly);
  }

  /** What the hub held against a token, empty while it held nothing. */
  synchronized String refused(String id) {
    return refused.containsKey(id) ? refused.get(id).path("err").asText() : "";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
