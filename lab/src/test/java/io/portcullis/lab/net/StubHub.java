package io.portcullis.lab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/** Stands for the hub's two HTTP entrances, and keeps what came in. */
final class StubHub implements AutoCloseable {
  /** What the hub answers to a login; an empty body is sent as none. */
  record Verdict(int status, String body) {}

  private final HttpServer server;
  private final String secret;
  private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
  private final List<JsonNode> accounting = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Verdict verdict = new Verdict(204, "");
  private volatile boolean refuseAccounting;

  StubHub(String secret) throws IOException {
    this.secret = secret;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/radius/authorize", e -> take(e, questions, verdict));
    server.createContext("/hooks/freeradius", this::account);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answer(Verdict next) {
    verdict = next;
  }

  /** While it is set, accounting is answered with 503. */
  void refuseAccounting(boolean refuse) {
    refuseAccounting = refuse;
  }

  int refused() {
    return refused.get();
  }

  List<JsonNode> questions() {
    return questions;
  }

  /** Accounting records of this Acct-Status-Type. */
  List<JsonNode> accounting(String status) {
    return accounting.stream().filter(r -> value(r, "Acct-Status-Type").equals(status)).toList();
  }

  /** First value of an attribute in rlm_rest's JSON, or empty text. */
  static String value(JsonNode record, String attribute) {
    return record.path(attribute).path("value").path(0).asText("");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void account(HttpExchange exchange) throws IOException {
    if (refuseAccounting) {
      refused.incrementAndGet();
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
    } else {
      take(exchange, accounting, new Verdict(202, ""));
    }
  }

  private void take(HttpExchange exchange, List<JsonNode> into, Verdict answer) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean known = secret.equals(exchange.getRequestHeaders().getFirst("X-Portcullis-Secret"));
      if (known) {
        into.add(Json.VENDOR.readTree(body));
      }
      send(exchange, known ? answer : new Verdict(401, ""));
    }
  }

  private static void send(HttpExchange exchange, Verdict answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (body.length > 0) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
