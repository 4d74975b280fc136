package io.portcullis.connectors.notify.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/** The JDK's web server on loopback; keeps what it was told and answers the same to all. */
public final class WebServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();

  /** One request. */
  public record Told(Map<String, List<String>> headers, JsonNode body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /** What is answered, and with which headers. */
  public record Answer(int status, Map<String, String> headers) {
    public static Answer of(int status) {
      return new Answer(status, Map.of());
    }
  }

  private WebServer(HttpServer server) {
    this.server = server;
  }

  public static WebServer answering(Answer answer) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    WebServer opened = new WebServer(http);
    http.createContext(
        "/",
        exchange -> {
          JsonNode body = Json.VENDOR.readTree(exchange.getRequestBody().readAllBytes());
          opened.told.add(new Told(exchange.getRequestHeaders(), body));
          answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          exchange.sendResponseHeaders(answer.status(), -1);
          exchange.close();
        });
    http.start();
    return opened;
  }

  /** Begins an answer and never ends it. */
  public static WebServer stalling() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        });
    http.start();
    return new WebServer(http);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/s3cret");
  }

  public List<Told> told() {
    return told;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
