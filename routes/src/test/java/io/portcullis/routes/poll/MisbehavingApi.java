package io.portcullis.routes.poll;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A local API that answers as it was told, one telling for each request, and keeps what it saw. */
final class MisbehavingApi implements AutoCloseable {
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> proofs = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;

  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  MisbehavingApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  MisbehavingApi then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** A page of Okta's, with the next one's address. */
  MisbehavingApi page(String events, String next) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<" + base() + next + ">; rel=\"next\"");
          send(exchange, 200, events);
        });
  }

  /** A page that names the next one in its body; {@code BASE} in it is this API's address. */
  MisbehavingApi body(String page) {
    return then(exchange -> send(exchange, 200, page.replace("BASE", base().toString())));
  }

  MisbehavingApi status(int status, String header, String value) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().add(header, value);
          send(exchange, status, "{}");
        });
  }

  /** Says that it is longer than it is, and hangs up. */
  MisbehavingApi halfABody(String next) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<" + base() + next + ">; rel=\"next\"");
          exchange.sendResponseHeaders(200, 1_000);
          OutputStream out = exchange.getResponseBody();
          out.write("[{\"uuid\":".getBytes(StandardCharsets.UTF_8));
          out.flush();
          exchange.close();
        });
  }

  /** Says that it is longer than it is, and leaves the rest open. */
  MisbehavingApi stalledBody(String next) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<" + base() + next + ">; rel=\"next\"");
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('[');
          exchange.getResponseBody().flush();
        });
  }

  /** Never answers. */
  MisbehavingApi silence() {
    return then(
        exchange -> {
          // The exchange is left open.
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    proofs.add(exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.getRequestBody().readAllBytes();
    answers.remove().give(exchange);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
