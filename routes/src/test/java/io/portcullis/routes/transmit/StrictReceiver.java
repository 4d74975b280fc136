package io.portcullis.routes.transmit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.verify.KeyPlace;
import io.portcullis.connectors.idp.ssf.verify.SetVerifier;
import io.portcullis.connectors.idp.ssf.verify.TransmitterKeys;
import io.portcullis.connectors.idp.ssf.verify.Verdict;

/**
 * Takes pushed tokens as RFC 8935 wants it and nothing else, and misbehaves when it was told to.
 * Keeps each token it took, however often it came.
 */
public final class StrictReceiver implements AutoCloseable {
  public static final String AUDIENCE = "https://receiver.lab.example/ssf";
  public static final String TOKEN = "receiver-token-5501";

  private final HttpServer server;
  private final SetVerifier verifier;
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final List<JsonNode> taken = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int asked;

  private interface Script {
    void play(HttpExchange exchange) throws IOException;
  }

  /**
   * @param port 0 for any
   * @param keys where the transmitter's keys are read
   */
  public StrictReceiver(int port, String issuer, KeyPlace keys, Clock clock) throws IOException {
    verifier = new SetVerifier(issuer, AUDIENCE, new TransmitterKeys(keys, clock), clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/receive", this::answer);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/receive");
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    asked++;
    byte[] body = exchange.getRequestBody().readAllBytes();
    Script script = scripts.poll();
    if (script != null) {
      script.play(exchange);
      return;
    }
    Optional<String> fault = fault(exchange, body);
    if (fault.isPresent()) {
      faults.add(fault.get());
      reply(exchange, 400, "{\"err\":\"invalid_request\",\"description\":\"strict\"}");
    } else {
      taken.add(claims(body));
      reply(exchange, 202, "");
    }
  }

  private Optional<String> fault(HttpExchange exchange, byte[] body) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return Optional.of("method");
    }
    if (!"application/secevent+jwt".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return Optional.of("Content-Type");
    }
    if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
      return Optional.of("Accept");
    }
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Optional.of("Authorization");
    }
    Verdict verdict = verifier.verify(body);
    return verdict instanceof Verdict.Genuine
        ? shape(claims(body))
        : Optional.of(verdict.toString());
  }

  /** SSF 1.0 section 4.1: the subject in sub_id alone, no end, one event. */
  private static Optional<String> shape(JsonNode claims) {
    if (claims.has("sub") || claims.has("exp") || !claims.path("sub_id").has("format")) {
      return Optional.of("claims");
    }
    return claims.path("events").size() == 1 ? Optional.empty() : Optional.of("events");
  }

  static JsonNode claims(byte[] token) {
    String payload = new String(token, StandardCharsets.US_ASCII).split("\\.")[1];
    return Json.read(Base64.getUrlDecoder().decode(payload), JsonNode.class);
  }

  /** The next one gets this answer and is not looked at. */
  synchronized StrictReceiver answers(int status, String body, String... header) {
    scripts.add(
        exchange -> {
          for (int i = 0; i < header.length; i += 2) {
            exchange.getResponseHeaders().add(header[i], header[i + 1]);
          }
          reply(exchange, status, body);
        });
    return this;
  }

  /** The next one gets the head of an answer and never its end. */
  synchronized StrictReceiver isSlow() {
    scripts.add(
        exchange -> {
          exchange.sendResponseHeaders(202, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    return this;
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Of those that were taken, all claims, in order; verification events left out. */
  public synchronized List<JsonNode> events() {
    return taken.stream().filter(c -> !verification(c)).toList();
  }

  public synchronized List<JsonNode> verifications() {
    return taken.stream().filter(StrictReceiver::verification).toList();
  }

  private static boolean verification(JsonNode claims) {
    return claims.path("events").fieldNames().next().endsWith("/verification");
  }

  /** What was wrong with those that it found fault with. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
