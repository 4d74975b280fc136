package io.portcullis.routes.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.connectors.ca.endpoint.StartTls;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Files with certificates, and servers that may not be connected to. */
class LooksTest {
  private static X509Certificate authority;
  private static X509Certificate leaf;
  private static KeyPair key;

  @TempDir private Path folder;

  @BeforeAll
  static void make() throws Exception {
    KeyPair by = Keys.ec();
    key = Keys.ec();
    authority = Keys.authority("CN=File CA", by);
    leaf = Keys.leaf("CN=File CA", by, "CN=shop", key, BigInteger.TEN);
  }

  @Test
  void aFileThatIsNotThere() {
    // When
    Sight sight = look(folder.resolve("none.pem"), Optional.empty());
    // Then
    assertThat(sight.away()).containsExactly("there is no such file");
  }

  @Test
  void aFileThatHoldsNone() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("a.pem"), "not a certificate");
    // When
    Sight sight = look(file, Optional.empty());
    // Then
    assertThat(sight.away()).containsExactly("file: holds no certificate in PEM");
  }

  @Test
  void aKeyStoreWithAnotherPassword() throws Exception {
    // When
    Sight sight = look(store("PKCS12"), Optional.of(() -> "wrong".toCharArray()));
    // Then
    assertThat(sight.shown()).isEmpty();
    assertThat(sight.away())
        .containsExactly("key store: not a PKCS12 key store, or another password");
  }

  @Test
  void aPasswordThatIsNotThereSaysWhichOne() throws Exception {
    // Given
    Supplier<char[]> missing =
        () -> {
          throw new IllegalStateException("env:NONE is not set");
        };
    // When
    Sight sight = look(store("PKCS12"), Optional.of(missing));
    // Then
    assertThat(sight.away()).containsExactly("env:NONE is not set");
  }

  @Test
  void moreCertificatesThanAreLookedAt() throws Exception {
    // Given
    String pem = Keys.pem(leaf);
    Path file = Files.writeString(folder.resolve("many.pem"), pem.repeat(101));
    // When
    Sight sight = look(file, Optional.empty());
    // Then
    assertThat(sight.shown()).hasSize(FileLook.MOST_CERTIFICATES);
    assertThat(sight.away()).containsExactly("more than 100 certificates");
  }

  @Test
  void keyStoresAndPemHoldTheCertificateAndItsAuthority() throws Exception {
    // Given
    Path pem = Files.writeString(folder.resolve("a.pem"), Keys.pem(leaf) + Keys.pem(authority));
    Supplier<char[]> password = () -> "secret".toCharArray();
    // When
    List<Sight> sights =
        List.of(
            look(pem, Optional.empty()),
            look(store("PKCS12"), Optional.of(password)),
            look(store("JKS"), Optional.of(password)));
    // Then
    assertThat(sights)
        .allSatisfy(
            sight -> {
              assertThat(sight.away()).isEmpty();
              assertThat(sight.shown()).hasSize(1);
              assertThat(sight.shown().getFirst().entry().certificate().serial()).isEqualTo("a");
              assertThat(sight.others()).hasSize(1);
            });
  }

  @Test
  void anAddressThatIsNotAllowedIsNotConnectedTo() throws Exception {
    // Given
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Reach reach = Reach.of(List.of("*"), List.of());
      // When
      Sight sight = look("127.0.0.1", server.getLocalPort(), reach);
      // Then
      assertThat(sight.away()).containsExactly("127.0.0.1 is in no network that is allowed");
      server.setSoTimeout(1);
      org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void aNameWithoutAnAddress() throws Exception {
    // When
    Sight sight = look("nowhere.invalid", 443, Reach.ANYWHERE);
    // Then
    assertThat(sight.away()).containsExactly("no address is known of nowhere.invalid");
  }

  private static Sight look(Path file, Optional<Supplier<char[]>> password) {
    return new FileLook("test", Clock.systemUTC()).look(new Target.KeyFile(file, password, ""));
  }

  private static Sight look(String host, int port, Reach reach) throws InterruptedException {
    return new ServerLook(Duration.ofSeconds(5), new Pace(100), "test", Clock.systemUTC())
        .look(
            new Target.Server(
                host, port, List.of(), StartTls.NONE, Roots.of(List.of()), "", reach));
  }

  private Path store(String type) throws Exception {
    char[] password = "secret".toCharArray();
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, password);
    store.setKeyEntry("shop", key.getPrivate(), password, new Certificate[] {leaf, authority});
    Path file = folder.resolve("store." + type);
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    return file;
  }
}
