package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The time limits only end a test whose call does not end. */
@Timeout(60)
class TransportTest {
  private static final int MOST = 1_000;

  private final CountDownLatch asked = new CountDownLatch(1);
  private HttpServer server;
  private Transport transport;

  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    transport = new Transport(Duration.ofSeconds(2), MOST);
  }

  @AfterEach
  void close() {
    transport.close();
    server.stop(0);
  }

  @Test
  void silenceEndsWithTheDeadline() {
    HttpRequest request = to(exchange -> {});
    assertThatThrownBy(() -> transport.send(request))
        .isInstanceOf(IOException.class)
        .hasMessage("no whole answer within 2000 ms");
  }

  @Test
  void oneRequestMayHaveLessTimeAndNeverMore() {
    HttpRequest request = to(exchange -> {});
    assertThatThrownBy(() -> transport.send(request, Duration.ofMillis(50)))
        .hasMessage("no whole answer within 50 ms");
    assertThatThrownBy(() -> transport.send(request, Duration.ofHours(1)))
        .hasMessage("no whole answer within 2000 ms");
  }

  @Test
  void aBodyThatStallsEndsWithTheDeadline() {
    HttpRequest request =
        to(
            exchange -> {
              exchange.sendResponseHeaders(200, MOST);
              exchange.getResponseBody().write(1);
              exchange.getResponseBody().flush();
            });
    assertThatThrownBy(() -> transport.send(request)).hasMessage("no whole answer within 2000 ms");
  }

  /** A byte now and then keeps a connection alive for ever. */
  @Test
  void aBodyThatTricklesEndsWithTheDeadline() {
    HttpRequest request =
        to(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < MOST; i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
              }
            });
    assertThatThrownBy(() -> transport.send(request)).hasMessage("no whole answer within 2000 ms");
  }

  @Test
  void oneByteTooManyIsRefused() {
    HttpRequest request = to(exchange -> give(exchange, MOST + 1));
    assertThatThrownBy(() -> transport.send(request))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than 1000 bytes");
  }

  @Test
  void aBodyWithoutAnEndIsRefusedAtTheBound() {
    HttpRequest request =
        to(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(new byte[8_192]);
              }
            });
    try (Transport patient = new Transport(Duration.ofSeconds(50), MOST)) {
      assertThatThrownBy(() -> patient.send(request)).hasMessageContaining("longer than");
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    HttpRequest request =
        to(
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              exchange.sendResponseHeaders(302, -1);
              exchange.close();
            });
    assertThat(transport.send(request).statusCode()).isEqualTo(302);
  }

  @Test
  void whoeverWaitsEndsWhenItIsInterrupted() throws Exception {
    HttpRequest request = to(exchange -> {});
    CompletableFuture<HttpResponse<byte[]>> outcome = new CompletableFuture<>();
    Transport patient = new Transport(Duration.ofDays(1), MOST);
    Thread waiting = Thread.ofVirtual().start(() -> outcome(patient, request, outcome));
    asked.await();
    // When
    waiting.interrupt();
    // Then
    assertThatThrownBy(outcome::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    patient.close();
  }

  @Test
  void aBodyAtTheBoundIsWhole() throws Exception {
    assertThat(transport.send(to(exchange -> give(exchange, MOST))).body()).hasSize(MOST);
  }

  private static void outcome(
      Transport transport, HttpRequest request, CompletableFuture<HttpResponse<byte[]>> outcome) {
    try {
      outcome.complete(transport.send(request));
    } catch (IOException | InterruptedException e) {
      outcome.completeExceptionally(e);
    }
  }

  private static void give(HttpExchange exchange, int bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes);
    exchange.getResponseBody().write(new byte[bytes]);
    exchange.close();
  }

  private HttpRequest to(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          answer.give(exchange);
        });
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
        .build();
  }
}
