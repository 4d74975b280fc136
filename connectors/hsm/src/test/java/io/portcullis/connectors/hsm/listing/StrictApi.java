package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The server of a strict fake: it writes down what it is asked, and fails on demand. */
public final class StrictApi implements AutoCloseable {
  private final HttpServer server;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());

  /** One answer. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What the fake answers by itself. */
  public interface Truth {
    /** One line of what is asked; it also tells failures where they belong. */
    default String call(HttpExchange exchange, byte[] body) throws IOException {
      return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    void answer(HttpExchange exchange, byte[] body) throws IOException;
  }

  private record Failure(Pattern call, AtomicInteger times, Answer answer) {}

  public StrictApi(Truth truth) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> serve(exchange, truth));
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked, well and badly, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * @param call regular expression
   */
  public void fail(String call, int times, Answer answer) {
    failures.add(new Failure(Pattern.compile(call), new AtomicInteger(times), answer));
  }

  private void serve(HttpExchange exchange, Truth truth) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String call = truth.call(exchange, body);
    calls.add(call);
    Optional<Answer> failure =
        failures.stream()
            .filter(f -> f.call().matcher(call).matches())
            .filter(f -> f.times().getAndDecrement() > 0)
            .map(Failure::answer)
            .findFirst();
    if (failure.isPresent()) {
      failure.get().to(exchange);
    } else {
      truth.answer(exchange, body);
    }
  }

  public static Answer json(int status, String body) {
    return exchange -> send(exchange, status, "application/json", body);
  }

  /** A proxy that is in the way. */
  public static Answer html() {
    return exchange ->
        send(exchange, 200, "text/html", "<html><body>Sign in to the network</body></html>");
  }

  public static Answer later(int status, String seconds, String body) {
    return exchange -> {
      exchange.getResponseHeaders().add("Retry-After", seconds);
      send(exchange, status, "application/json", body);
    };
  }

  /** Half of an answer. */
  public static Answer cutOff() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"value\":[".getBytes(StandardCharsets.UTF_8));
      exchange.close();
    };
  }

  public static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
