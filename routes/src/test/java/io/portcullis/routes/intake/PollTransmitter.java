package io.portcullis.routes.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/** A transmitter that answers as it was told to, and keeps what it was asked. */
final class PollTransmitter implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final List<JsonNode> questions = new ArrayList<>();

  private interface Script {
    void play(HttpExchange exchange) throws IOException;
  }

  PollTransmitter() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/poll", this::answer);
    server.start();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    questions.add(Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
    scripts.remove().play(exchange);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/poll");
  }

  synchronized List<JsonNode> questions() {
    return List.copyOf(questions);
  }

  synchronized JsonNode lastQuestion() {
    return questions.getLast();
  }

  PollTransmitter page(String json) {
    return status(200, json);
  }

  synchronized PollTransmitter status(int status, String body, String... header) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    scripts.add(
        exchange -> {
          for (int i = 0; i < header.length; i += 2) {
            exchange.getResponseHeaders().add(header[i], header[i + 1]);
          }
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    return this;
  }

  /** Promises more than it sends, and hangs up. */
  synchronized PollTransmitter half(String json) {
    scripts.add(
        exchange -> {
          exchange.sendResponseHeaders(200, json.length() + 100L);
          exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.close();
        });
    return this;
  }

  /** Sends a beginning and never the rest. */
  synchronized PollTransmitter silence() {
    scripts.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
