package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that takes the requests it was told to expect, in that order and exactly so, and answers
 * each as it was told to. Whatever else comes is answered 418 and remembered.
 */
public final class StrictServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final Deque<Expected> expected = new ArrayDeque<>();
  private final List<String> wrong = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private StrictServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public static StrictServer plain() throws IOException {
    return new StrictServer(HttpServer.create(anyPort(), 0), "http");
  }

  /** HTTPS that refuses clients without a certificate of the context's authorities. */
  public static StrictServer mutual(SSLContext context) throws IOException {
    HttpsServer https = HttpsServer.create(anyPort(), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    return new StrictServer(https, "https");
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  public synchronized StrictServer expect(Expected next) {
    expected.add(next);
    return this;
  }

  /** Asserts that all that was expected came, and nothing else. */
  public synchronized void done() {
    assertThat(wrong).isEmpty();
    assertThat(expected).extracting(Expected::line).isEmpty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Expected next = take(exchange, new String(body, StandardCharsets.UTF_8));
    next.answer().give(exchange, closed);
  }

  private synchronized Expected take(HttpExchange exchange, String body) {
    Expected next = expected.poll();
    String problem =
        next == null
            ? "unexpected: " + exchange.getRequestMethod() + " " + exchange.getRequestURI()
            : next.problem(exchange, body);
    if (problem.isEmpty()) {
      return next;
    }
    wrong.add(problem);
    return Expected.of("", "").answered(418, "{}");
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
