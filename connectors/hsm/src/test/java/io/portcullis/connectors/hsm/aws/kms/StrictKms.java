package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/**
 * Answers as AWS KMS does (AWS KMS API Reference: DescribeKey, DisableKey, EnableKey, Common
 * Errors), takes nothing but what it must be asked, and fails on demand.
 */
final class StrictKms implements AutoCloseable {
  static final String ACCESS_KEY = "AKIAEXAMPLEEXAMPLE12";
  static final String REGION = "eu-central-1";
  private static final String TARGET = "TrentService.";

  /** What is answered in place of the truth. */
  interface Misbehaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, String> states = Collections.synchronizedMap(new HashMap<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Misbehaviour> misbehaviours = new HashMap<>();
  private volatile Signature4 signature;
  private volatile Optional<String> session = Optional.empty();

  StrictKms(String secret) throws IOException {
    signature = new Signature4(ACCESS_KEY, secret, REGION);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  StrictKms key(String arn, String state) {
    states.put(arn, state);
    return this;
  }

  String state(String arn) {
    return states.get(arn);
  }

  /** What was asked, well and badly, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  void secret(String secret) {
    signature = new Signature4(ACCESS_KEY, secret, REGION);
  }

  void session(String token) {
    session = Optional.of(token);
  }

  void on(String action, Misbehaviour answer) {
    misbehaviours.put(action, answer);
  }

  static Misbehaviour error(int status, String code, String message) {
    return exchange ->
        send(exchange, status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String action = target.replace(TARGET, "");
    calls.add(action);
    Optional<String> wrong = wrong(exchange, target, body);
    if (wrong.isPresent()) {
      error(400, "ValidationException", wrong.get()).answer(exchange);
    } else if (!signature.signed(exchange.getRequestHeaders(), body)) {
      error(400, "InvalidSignatureException", "The request signature does not match")
          .answer(exchange);
    } else if (misbehaviours.containsKey(action)) {
      misbehaviours.get(action).answer(exchange);
    } else {
      answer(exchange, action, Json.VENDOR.readTree(body).get("KeyId").asText());
    }
  }

  private Optional<String> wrong(HttpExchange exchange, String target, byte[] body)
      throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    JsonNode said = Json.VENDOR.readTree(body);
    boolean right =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().toString().equals("/")
            && "application/x-amz-json-1.1".equals(type)
            && target.startsWith(TARGET)
            && said.size() == 1
            && said.path("KeyId").isTextual()
            && session.equals(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token")));
    return right ? Optional.empty() : Optional.of("not as the API reference has it");
  }

  private void answer(HttpExchange exchange, String action, String key) throws IOException {
    if (!states.containsKey(key)) {
      error(400, "NotFoundException", "Key '" + key + "' does not exist").answer(exchange);
    } else if (action.equals("DescribeKey")) {
      send(exchange, 200, description(key));
    } else if (!List.of("Enabled", "Disabled").contains(states.get(key))) {
      error(400, "KMSInvalidStateException", key + " is " + states.get(key)).answer(exchange);
    } else if (action.equals("DisableKey") || action.equals("EnableKey")) {
      states.put(key, action.equals("DisableKey") ? "Disabled" : "Enabled");
      send(exchange, 200, "");
    } else {
      error(400, "UnknownOperationException", action).answer(exchange);
    }
  }

  private String description(String key) {
    return Json.text(
        Map.of(
            "KeyMetadata",
            Map.of(
                "AWSAccountId",
                "111122223333",
                "Arn",
                key,
                "KeyId",
                key.replaceFirst(".*/", ""),
                "KeyState",
                states.get(key),
                "Enabled",
                states.get(key).equals("Enabled"),
                "KeyUsage",
                "SIGN_VERIFY",
                "CreationDate",
                1.499288695918E9,
                "MultiRegion",
                false)));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
