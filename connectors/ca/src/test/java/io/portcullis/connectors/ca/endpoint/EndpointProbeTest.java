package io.portcullis.connectors.ca.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.ca.endpoint.Looked.Away;
import io.portcullis.connectors.ca.endpoint.Looked.Served;
import io.portcullis.connectors.ca.endpoint.Looked.Why;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a server does, it is an answer that says what, within the deadline. */
class EndpointProbeTest {
  private static final Duration SHORT = Duration.ofMillis(600);

  private static KeyPair authorityKey;
  private static KeyPair key;
  private static X509Certificate authority;
  private static X509Certificate leaf;

  @BeforeAll
  static void make() throws Exception {
    authorityKey = Keys.ec();
    key = Keys.ec();
    authority = Keys.authority("CN=Endpoint CA", authorityKey);
    leaf = Keys.leaf("CN=Endpoint CA", authorityKey, "CN=shop", key, BigInteger.TEN);
  }

  @Test
  void nobodyListens() throws Exception {
    // Given
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    // When
    Away away = away(port, StartTls.NONE);
    // Then
    assertThat(away.why()).isEqualTo(Why.REFUSED);
  }

  @Test
  void oneThatSaysNothingIsLeftAtTheDeadline() throws Exception {
    // Given
    try (BadServer server = BadServer.that(client -> client.getInputStream().readAllBytes())) {
      // When
      Away away = leftAt(SHORT, server.port());
      // Then
      assertThat(away.why()).isEqualTo(Why.SILENT);
      assertThat(away.detail()).isEqualTo("no whole handshake within 600 ms");
    }
  }

  /** A record of 16 KiB is promised, and comes octet by octet: each one in time. */
  @Test
  void oneThatDripsIsLeftAtTheSameDeadline() throws Exception {
    // Given
    BadServer.Manners drips =
        client -> {
          BadServer.say(client, "\u0016\u0003\u0003\u0040\u0000");
          while (true) {
            BadServer.say(client, "\u0002");
            Thread.sleep(20);
          }
        };
    try (BadServer server = BadServer.that(drips)) {
      // When
      Away away = leftAt(SHORT, server.port());
      // Then
      assertThat(away.why()).isEqualTo(Why.SILENT);
    }
  }

  @Test
  void oneThatHangsUp() throws Exception {
    // Given
    try (BadServer server = BadServer.that(client -> client.getInputStream().read())) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.RESET);
    }
  }

  @Test
  void oneThatSpeaksHttp() throws Exception {
    // Given
    BadServer.Manners http =
        client ->
            BadServer.say(client, "HTTP/1.1 301 Moved\r\nLocation: https://elsewhere/\r\n\r\n");
    try (BadServer server = BadServer.that(http)) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.OTHER_PROTOCOL);
    }
  }

  @Test
  void aThousandCertificatesAreTooMuch() throws Exception {
    // Given
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    chain.addAll(Collections.nCopies(999, authority));
    try (BadServer server = tls(chain)) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.TOO_MUCH);
      assertThat(away.detail()).contains("32768");
    }
  }

  @Test
  void anElevenCertificatesLongChainIsTooMuch() throws Exception {
    // Given
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    chain.addAll(Collections.nCopies(10, authority));
    try (BadServer server = tls(chain)) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.TOO_MUCH);
    }
  }

  @Test
  void aSubjectOfAHundredThousandOctetsIsTooMuch() throws Exception {
    // Given
    String subject = "CN=" + "x".repeat(100_000);
    X509Certificate huge = Keys.leaf("CN=Endpoint CA", authorityKey, subject, key, BigInteger.TWO);
    try (BadServer server = tls(List.of(huge))) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.TOO_MUCH);
    }
  }

  @Test
  void noMoreIsReadThanTheBound() throws Exception {
    // Given
    try (BadServer server = tls(List.of(leaf, authority))) {
      EndpointProbe probe = new EndpointProbe(new Bounds(Duration.ofSeconds(10), 500));
      // When
      Looked looked =
          probe.look(InetAddress.getLoopbackAddress(), server.port(), "localhost", StartTls.NONE);
      // Then
      assertThat(looked).isEqualTo(new Away(Why.TOO_MUCH, "more than 500 bytes"));
    }
  }

  @Test
  void oldVersionsAreNotSpoken() throws Exception {
    // Given
    byte[] serverHello = new byte[] {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46};
    try (BadServer server =
        BadServer.that(
            client -> {
              client.getInputStream().read();
              client.getOutputStream().write(serverHello);
              client.getInputStream().readAllBytes();
            })) {
      // When
      Away away = away(server.port(), StartTls.NONE);
      // Then
      assertThat(away.why()).isEqualTo(Why.OTHER_PROTOCOL);
      assertThat(away.detail()).contains("protocol_version");
    }
  }

  /** In TLS 1.2 the server breaks the handshake off; its chain was shown before. */
  @Test
  void oneThatWantsACertificateShowsItsOwnFirst() throws Exception {
    // Given
    try (BadServer server =
        BadServer.that(
            client -> TlsServer.serve(client, key.getPrivate(), List.of(leaf), true, "TLSv1.2"))) {
      // When
      Looked looked = look(server.port(), StartTls.NONE);
      // Then
      assertThat(looked).isInstanceOf(Served.class);
      assertThat(((Served) looked).leaf()).isEqualTo(leaf);
      assertThat(((Served) looked).finished()).isFalse();
    }
  }

  @Test
  void theChainThatIsServed() throws Exception {
    // Given
    try (BadServer server = tls(List.of(leaf, authority))) {
      // When
      Looked looked = look(server.port(), StartTls.NONE);
      // Then
      Served served = (Served) looked;
      assertThat(served.chain()).containsExactly(leaf, authority);
      assertThat(served.finished()).isTrue();
      assertThat(served.staple()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SMTP, 554 no, '', 'to the connection it answers \"554 no\"'",
    "SMTP, 220 hi, 250 no-tls|454 later, 'to STARTTLS it answers \"454 later\"'",
    "IMAP, * BYE, '', 'to the connection it answers \"* BYE\"'",
    "IMAP, * OK hi, a1 NO, 'to a1 STARTTLS it answers \"a1 NO\"'",
    "POP3, +OK, -ERR, 'to STLS it answers \"-ERR\"'"
  })
  void aServerThatWillNotBeginTls(StartTls with, String greeting, String answers, String why)
      throws Exception {
    // Given
    try (BadServer server = clear(greeting, answers, new LinkedBlockingQueue<>(), false)) {
      // When
      Away away = away(server.port(), with);
      // Then
      assertThat(away).isEqualTo(new Away(Why.OTHER_PROTOCOL, why));
    }
  }

  @ParameterizedTest
  @CsvSource({"SMTP, 220", "IMAP, * OK"})
  void aGreetingWithoutAnEnd(StartTls with, String begin) throws Exception {
    // Given
    BadServer.Manners talks = client -> BadServer.say(client, begin + " " + "x".repeat(5_000));
    try (BadServer server = BadServer.that(talks)) {
      // When
      Away away = away(server.port(), with);
      // Then
      assertThat(away.detail()).isEqualTo("a line of more than 1000 octets");
    }
  }

  @Test
  void anAnswerOfLinesWithoutAnEnd() throws Exception {
    // Given
    BadServer.Manners talks = client -> BadServer.say(client, "220-more\r\n".repeat(60));
    try (BadServer server = BadServer.that(talks)) {
      // When
      Away away = away(server.port(), StartTls.SMTP);
      // Then
      assertThat(away.detail()).isEqualTo("an answer of more than 50 lines");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SMTP, 220-wait|220 hi, 250-here|250 STARTTLS#220 go, EHLO [127.0.0.1]|STARTTLS",
    "IMAP, * OK hi, * CAPABILITY IMAP4|a1 OK go, a1 STARTTLS",
    "POP3, +OK hi, +OK go, STLS"
  })
  void aServerThatSpeaksInClearFirst(StartTls with, String greeting, String answers, String said)
      throws Exception {
    // Given
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (BadServer server = clear(greeting, answers, heard, true)) {
      // When
      Looked looked = look(server.port(), with);
      // Then
      assertThat(looked).isInstanceOf(Served.class);
      assertThat(heard).containsExactly(said.split("\\|"));
    }
  }

  /** Lines of one answer have "|" between them and answers "#"; without, each line is one. */
  private static BadServer clear(
      String greeting, String answers, BlockingQueue<String> heard, boolean thenTls)
      throws Exception {
    return BadServer.that(
        client -> {
          BadServer.say(client, greeting.replace("|", "\r\n") + "\r\n");
          for (String answer : answers.split(thenTls ? "#" : "\\|")) {
            heard.add(line(client));
            BadServer.say(client, answer.replace("|", "\r\n") + "\r\n");
          }
          if (thenTls) {
            TlsServer.serve(client, key.getPrivate(), List.of(leaf));
          } else {
            client.getInputStream().readAllBytes();
          }
        });
  }

  private static String line(java.net.Socket client) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int b = client.getInputStream().read(); b != '\n'; b = client.getInputStream().read()) {
      if (b < 0) {
        throw new java.io.EOFException();
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private static BadServer tls(List<X509Certificate> chain) throws Exception {
    return BadServer.that(client -> TlsServer.serve(client, key.getPrivate(), chain));
  }

  private static Away away(int port, StartTls with) {
    return (Away) look(port, with);
  }

  private static Away leftAt(Duration deadline, int port) {
    return (Away) look(port, StartTls.NONE, deadline);
  }

  private static Looked look(int port, StartTls with) {
    return look(port, with, Duration.ofSeconds(20));
  }

  private static Looked look(int port, StartTls with, Duration deadline) {
    return new EndpointProbe(Bounds.of(deadline))
        .look(InetAddress.getLoopbackAddress(), port, "localhost", with);
  }
}
