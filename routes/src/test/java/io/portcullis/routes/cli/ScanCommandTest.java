package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the JDK's own TLS server. */
class ScanCommandTest {
  private static final char[] PASSWORD = "secret".toCharArray();

  private static X509Certificate authority;
  private static SSLContext tls;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void make() throws Exception {
    KeyPair by = Keys.ec();
    KeyPair key = Keys.ec();
    authority = Keys.authority("CN=Scan CA", by);
    X509Certificate leaf = Keys.leaf("CN=Scan CA", by, "CN=shop", key, BigInteger.TEN);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry("shop", key.getPrivate(), PASSWORD, new Certificate[] {leaf, authority});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "shop:",
        "shop:x",
        "shop:0",
        "shop:65536",
        ":443",
        "a:443 --trust /none/such"
      })
  void wrongUseEndsWithTwo(String typed) {
    assertThat(run(typed)).isEqualTo(Exit.WRONG_USE);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  @Test
  void whereNobodyAnswersItSaysSo() throws Exception {
    // Given
    int closed;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = once.getLocalPort();
    }
    // When
    int code = run("127.0.0.1:" + closed);
    // Then
    assertThat(code).isEqualTo(Exit.NO);
    assertThat(out.toString()).startsWith("away: ");
  }

  @Test
  void anAuthorityThatIsNotTrustedAndAnotherNameAreFaults() throws Exception {
    // When
    int code = served(port -> run("127.0.0.1:" + port + " --name shop.example"));
    // Then
    assertThat(code).isEqualTo(Exit.NO);
    assertThat(out.toString())
        .contains("  chain untrusted: ")
        .contains("  name wrong: the certificate is not of shop.example\n");
  }

  @Test
  void whatIsFineEndsWithZero() throws Exception {
    // Given
    Path roots = Files.writeString(folder.resolve("roots.pem"), Keys.pem(authority));
    // When
    int code = served(port -> run("127.0.0.1:" + port + " --name localhost --trust " + roots));
    // Then
    assertThat(out.toString())
        .startsWith("CN=shop\n  issuer   CN=Scan CA\n  number   a\n")
        .contains("  stapled  none\n");
    assertThat(code).isEqualTo(Exit.FINE);
  }

  private interface Client {
    int ask(int port);
  }

  /** While a server shakes hands. */
  private static int served(Client client) throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (SSLServerSocket server =
        (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 5, loopback)) {
      Thread.ofVirtual().start(() -> serve(server));
      return client.ask(server.getLocalPort());
    }
  }

  /** Until it is closed. */
  private static void serve(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        socket.startHandshake();
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        // The client had enough, or the test has ended.
      }
    }
  }

  private int run(String typed) {
    Parts none = new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    CommandLine line = Cli.with(none);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(("watch scan " + typed).split(" "));
  }
}
