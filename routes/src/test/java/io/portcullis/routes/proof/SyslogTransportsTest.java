package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Assembly;
import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.config.SyslogSettings.Transport;
import io.portcullis.routes.intake.SyslogListener;
import io.portcullis.routes.intake.Whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real sockets: what is sent by each transport comes out as lines. */
class SyslogTransportsTest {
  private static final String FIRST = "<13>1 2026-02-03T04:05:06Z keep app - - - one";
  private static final String SECOND = "<13>1 2026-02-03T04:05:07Z keep app - - - two";

  @TempDir private Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final int port = FreePorts.tcp();
  private SyslogListener listener;

  @AfterEach
  void end() throws IOException {
    camel.close();
  }

  @Test
  void aSenderThatTrustsAnotherAuthorityIsNotConnected() throws Exception {
    listen(Transport.TLS, Optional.of(tls(Optional.empty())));
    Pki stranger = Pki.in(folder.resolve("stranger"));
    stranger.issue("nobody", Use.SERVER);
    // When
    assertThatThrownBy(() -> sendTls(stranger, FIRST)).isInstanceOf(SSLException.class);
    // Then
    assertThat(lines).isEmpty();
  }

  @Test
  void aSenderWithoutTheCertificateThatIsAskedForBringsNothingIn() throws Exception {
    Pki pki = Pki.in(folder.resolve("ca"));
    SyslogSettings.Tls tls = tls(Optional.of(folder.resolve("ca/ca.pem")));
    listen(Transport.TLS, Optional.of(tls));
    // When
    try {
      sendTls(pki, FIRST);
    } catch (IOException e) {
      assertThat(e).isNotNull(); // TLS 1.3 may tell the sender only after it has written
    }
    // Then
    Awaitility.await().during(Duration.ofMillis(300)).until(lines::isEmpty);
  }

  @Test
  void aCertificateThatIsNotThereIsNamedAtTheStart() {
    Path missing = folder.resolve("missing.pem");
    var tls = new SyslogSettings.Tls(missing, missing, Optional.empty());
    assertThatThrownBy(() -> listen(Transport.TLS, Optional.of(tls)))
        .hasStackTraceContaining(missing.toString());
  }

  @Test
  void linesComeByTls() throws Exception {
    listen(Transport.TLS, Optional.of(tls(Optional.empty())));
    // When
    sendTls(Pki.in(folder.resolve("ca")), FIRST.length() + " " + FIRST, SECOND + "\n");
    // Then
    arrived(FIRST, SECOND);
  }

  @Test
  void linesComeByTcp() throws Exception {
    listen(Transport.TCP, Optional.empty());
    // When
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((FIRST + "\n" + SECOND + "\n").getBytes(UTF_8));
    }
    // Then
    arrived(FIRST, SECOND);
  }

  @Test
  void aRecordInPiecesIsPutTogetherAlsoOverTwoConnections() throws Exception {
    listen(Transport.TCP, Optional.empty());
    // When
    for (String line : List.of("part 1 of 2 b\n", "part 0 of 2 a\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write(line.getBytes(UTF_8));
      }
    }
    // Then
    arrived("part 0 of 2 a\npart 1 of 2 b\n");
  }

  @Test
  void whatIsIncompleteGoesInWhenTheHubEnds() throws Exception {
    listen(Transport.TCP, Optional.empty());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(("part 1 of 2 b\n" + FIRST + "\n").getBytes(UTF_8));
      arrived(FIRST);
    }
    // When
    listener.close();
    // Then
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("part 1 of 2 b\nof 2 segments").endsWith(": 0");
  }

  @Test
  void eachDatagramIsALineHoweverLong() throws Exception {
    listen(Transport.UDP, Optional.empty());
    String longest = FIRST + "x".repeat(60_000);
    // When
    try (DatagramSocket socket = new DatagramSocket()) {
      for (String line : List.of(longest, SECOND)) {
        byte[] bytes = line.getBytes(UTF_8);
        socket.send(
            new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      }
    }
    // Then
    arrived(longest, SECOND);
  }

  private void listen(Transport transport, Optional<SyslogSettings.Tls> tls) throws Exception {
    var settings = new SyslogSettings("127.0.0.1", port, "keep", transport, tls);
    listener =
        new SyslogListener(
            settings, this::piece, this::take, () -> lines.add("dropped"), Clock.systemUTC());
    camel.addRoutes(listener);
    camel.start();
  }

  /** "part NUMBER of TOTAL ..." is one. */
  private Optional<Assembly.Piece> piece(byte[] line) {
    String[] words = new String(line, UTF_8).split(" ");
    return words[0].equals("part")
        ? Optional.of(
            new Assembly.Piece("it", Integer.parseInt(words[1]), Integer.parseInt(words[3])))
        : Optional.empty();
  }

  private CompletableFuture<Void> take(Whole whole) {
    lines.add(new String(whole.body(), UTF_8) + whole.missing().orElse(""));
    return CompletableFuture.completedFuture(null);
  }

  private void arrived(String... expected) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(lines).containsExactly(expected));
  }

  private SyslogSettings.Tls tls(Optional<Path> clientCa) throws IOException {
    Pki.Credential server = Pki.in(folder.resolve("ca")).issue("localhost", Use.SERVER);
    Path certificate = Files.writeString(folder.resolve("server.pem"), server.certificate());
    Path key = Files.writeString(folder.resolve("server.key"), server.key());
    return new SyslogSettings.Tls(certificate, key, clientCa);
  }

  private void sendTls(Pki trusted, String... lines) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = new java.io.ByteArrayInputStream(trusted.certificate().getBytes(UTF_8))) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (Socket socket =
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream()) {
      for (String line : lines) {
        out.write(line.getBytes(UTF_8));
      }
      out.flush();
    }
  }
}
