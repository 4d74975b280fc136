package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

/** A responder that lies, babbles or is silent is never believed. */
class OcspClientTest {
  private static final CaKey KEY = OcspResponderTest.key();
  private static final CaKey OTHER = OcspResponderTest.key();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private URI responder(UnaryOperator<byte[]> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = answers.apply(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static Seen ask(URI url, Duration timeout) {
    try (OcspClient client = OcspClient.strict(url, KEY.holder(), timeout, Clock.systemUTC())) {
      return client.ask(BigInteger.TEN);
    }
  }

  private static UnaryOperator<byte[]> answering(CaKey key, Clock clock, BigInteger serial) {
    State state =
        new State(
            serial,
            State.Phase.VALID,
            ReasonCode.UNSPECIFIED,
            Instant.EPOCH,
            Instant.MAX,
            Instant.EPOCH,
            0);
    return new OcspResponder(key, s -> Optional.of(state), s -> {}, clock)::answer;
  }

  @Test
  void anAnswerSignedBySomebodyElseIsNotBelieved() throws IOException {
    // Given
    CaKey forged = new CaKey(KEY.certificate(), OTHER.key(), Optional.empty());
    URI url = responder(answering(forged, Clock.systemUTC(), BigInteger.TEN));
    // When
    Seen answer = ask(url, TIMEOUT);
    // Then
    assertThat(answer.kind()).isEqualTo(Seen.Kind.NONE);
    assertThat(answer.text()).contains("not signed by the authority");
  }

  @Test
  void yesterdaysAnswerPlayedAgainIsNotBelieved() throws IOException {
    // Given
    UnaryOperator<byte[]> honest = answering(KEY, Clock.systemUTC(), BigInteger.TEN);
    byte[][] kept = new byte[1][];
    URI url =
        responder(
            question -> {
              kept[0] = kept[0] == null ? honest.apply(question) : kept[0];
              return kept[0];
            });
    assertThat(ask(url, TIMEOUT).kind()).isEqualTo(Seen.Kind.GOOD);
    // When
    Seen again = ask(url, TIMEOUT);
    // Then
    assertThat(again.text()).contains("nonce");
  }

  @Test
  void anAnswerOfAnotherTimeIsNotBelieved() throws IOException {
    // Given
    Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    URI url = responder(answering(KEY, behind, BigInteger.TEN));
    // When
    Seen answer = ask(url, TIMEOUT);
    // Then
    assertThat(answer.text()).startsWith("OCSP answer is of ");
  }

  @Test
  void tooLargeABodyIsGivenUp() throws IOException {
    // Given
    URI url = responder(question -> new byte[OcspClient.MAX_BODY + 1]);
    // When
    Seen answer = ask(url, TIMEOUT);
    // Then
    assertThat(answer.text()).contains("longer than");
  }

  @Test
  void garbageIsNoAnswer() throws IOException {
    // Given
    URI url = responder(question -> new byte[] {0x30, 3, 1, 2, 3});
    // When / Then
    assertThat(ask(url, TIMEOUT).kind()).isEqualTo(Seen.Kind.NONE);
  }

  @Test
  void aServerThatSaysNothingEndsWithTheTimeout() throws IOException {
    // Given
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      // When
      Seen answer = ask(url, Duration.ofMillis(300));
      // Then
      assertThat(answer.kind()).isEqualTo(Seen.Kind.NONE);
    }
  }
}
