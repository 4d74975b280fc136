package io.portcullis.connectors.radius.nac;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/**
 * A controller on loopback. What it is asked in another form than the vendor documents is answered
 * 400 and kept as a complaint; it misbehaves when it is told to.
 */
public abstract class StrictServer implements AutoCloseable {
  /** What it does in place of an answer. */
  public enum Fault {
    NONE,
    BROKEN,
    BUSY,
    SLOW,
    ENDLESS,
    NO_JSON,
    ODD_JSON,
    CLOSED
  }

  /** One request as it came. */
  public record Asked(String method, String target, HttpExchange exchange, String body) {
    public String header(String name) {
      return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    public String line() {
      return method + " " + target;
    }
  }

  /** One answer; a body of "" is none. */
  public record Answer(int status, String body, Map<String, String> headers) {
    public static Answer of(int status, Object body) {
      return new Answer(status, Json.text(body), Map.of());
    }

    public static Answer empty(int status) {
      return new Answer(status, "", Map.of());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;

  protected StrictServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  protected abstract Answer answer(Asked asked);

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void misbehave(Fault how) {
    fault = how;
  }

  /** Method and target of each request, in order. */
  public List<String> lines() {
    return lines;
  }

  public List<String> complaints() {
    return complaints;
  }

  /** Notes it, and answers that the request is wrong. */
  protected Answer complain(String what) {
    complaints.add(what);
    return Answer.of(400, Map.of("message", what));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = exchange.getRequestURI().toString();
    Asked asked = new Asked(exchange.getRequestMethod(), target, exchange, body);
    lines.add(asked.line());
    try {
      switch (fault) {
        case NONE -> send(exchange, answer(asked));
        case BROKEN -> send(exchange, Answer.empty(500));
        case BUSY -> send(exchange, new Answer(429, "", Map.of("Retry-After", "7")));
        case SLOW -> end.await();
        case ENDLESS -> endless(exchange);
        case NO_JSON -> send(exchange, new Answer(200, "<html>", Map.of()));
        case ODD_JSON -> send(exchange, new Answer(200, ODD, Map.of()));
        case CLOSED -> exchange.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** Right names with wrong values. */
  private static final String ODD =
      """
      {"SearchResult": {"total": 1, "resources": "none"}, "_embedded": {"items": "none"},
       "access_token": "t", "expires_in": "soon", "error": "maybe"}
      """;

  private void endless(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] block = new byte[64 * 1024];
      for (int sent = 0; sent <= 2 * Caller.MAX_BODY; sent += block.length) {
        out.write(block);
      }
      out.flush();
      end.await();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
