package io.portcullis.routes.seal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands before a real Elasticsearch and spoils the answers to bulks, one fault for each. */
final class FaultyElasticsearch implements AutoCloseable {
  /** What becomes of one bulk. */
  enum Fault {
    /** Not taken: too busy. */
    BUSY,
    /** Not taken: no master, as it says. */
    UNAVAILABLE,
    /** Taken, and nobody hears of it. */
    ANSWER_LOST
  }

  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI behind;
  private final HttpServer server;

  FaultyElasticsearch(URI behind, List<Fault> faults) throws IOException {
    this.behind = behind;
    this.faults.addAll(faults);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  boolean spent() {
    return faults.isEmpty();
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean bulk = exchange.getRequestURI().getPath().equals("/_bulk");
    Fault fault = bulk ? faults.poll() : null;
    if (fault == Fault.BUSY) {
      send(exchange, 429, "{\"error\":{\"reason\":\"rejected execution\"}}".getBytes());
    } else if (fault == Fault.UNAVAILABLE) {
      send(exchange, 503, "{\"error\":{\"reason\":\"no master\"}}".getBytes());
    } else {
      HttpResponse<byte[]> answer = ask(exchange, body);
      if (fault == Fault.ANSWER_LOST) {
        exchange.close();
      } else {
        send(exchange, answer.statusCode(), answer.body());
      }
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
