package io.portcullis.connectors.ca.authority;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.http.ClientKey;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.acme.AcmeAuthority;
import io.portcullis.connectors.ca.acme.AcmeConfig;
import io.portcullis.connectors.ca.cfssl.CfsslAuthority;
import io.portcullis.connectors.ca.cfssl.CfsslConfig;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

import static org.assertj.core.api.Assertions.assertThat;

/** ACME and cfssl behind a server that wants a certificate of the hub. */
class MutualTlsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path dir;
  private TestPki pki;
  private StrictServer server;
  private Tls tls;

  @BeforeEach
  void open() throws Exception {
    pki = new TestPki("CN=Mutual CA");
    server = StrictServer.mutual(pki.server());
    KeyPair own = TestPki.keys();
    show(own);
    String key = Pem.write("PRIVATE KEY", own.getPrivate().getEncoded());
    tls =
        new Tls(
            Optional.of(pki.pem(dir.resolve("ca.pem"))),
            Optional.of(new ClientKey.Pem(dir.resolve("hub.pem"), () -> key)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "cfssl"})
  void withoutACertificateNobodyIsLetIn(String kind) {
    // Given
    Tls nobody = new Tls(tls.trust(), Optional.empty());
    // When
    String said = check(kind, nobody);
    // Then
    assertThat(said).startsWith("no whole answer: ");
    server.done();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "cfssl"})
  void aServerOfAnotherAuthorityIsNotBelieved(String kind) {
    // Given: the JDK's authorities only
    Tls other = new Tls(Optional.empty(), tls.client());
    // When
    String said = check(kind, other);
    // Then
    assertThat(said).contains("certificat");
    server.done();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "cfssl"})
  void aKeyThatDoesNotFitIsToldByTheCheck(String kind) throws Exception {
    // Given: the certificate was renewed, the key was not
    show(TestPki.keys());
    // When
    String said = check(kind, tls);
    // Then
    assertThat(said)
        .isEqualTo(
            "tls.client: the first certificate of "
                + dir.resolve("hub.pem")
                + " is not of its key");
  }

  @Test
  void theAcmeDirectoryIsReadWithTheHubsCertificate() {
    // Given
    server.expect(Expected.of("GET", "/dir").answered(200, "{}"));
    // When
    String said = check("acme", tls);
    // Then
    assertThat(said).isEqualTo("its directory offers no revokeCert");
    server.done();
  }

  @Test
  void cfsslIsAskedWithTheHubsCertificate() {
    // Given
    server.expect(
        Expected.of("POST", "/api/v1/cfssl/info").json("{\"label\": \"\"}").answered(403, "{}"));
    // When
    String said = check("cfssl", tls);
    // Then
    assertThat(said).isEqualTo("HTTP 403: the hub may not call info there");
    server.done();
  }

  private void show(KeyPair own) throws Exception {
    TestPki.pem(dir.resolve("hub.pem"), pki.leaf("CN=hub", own, BigInteger.valueOf(7)));
  }

  private String check(String kind, Tls with) {
    try (Authority authority = kind.equals("acme") ? acme(with) : cfssl(with)) {
      return authority.check();
    }
  }

  private Authority acme(Tls with) {
    return new AcmeAuthority(
        new AcmeConfig(
            "acme",
            URI.create(server.url() + "/dir"),
            new Issuers(List.of(pki.root())),
            () -> Pem.write("PRIVATE KEY", TestPki.keys().getPrivate().getEncoded()),
            dir,
            Optional.empty(),
            Proof.NONE,
            with,
            TIMEOUT),
        Clock.systemUTC());
  }

  private Authority cfssl(Tls with) {
    return new CfsslAuthority(
        new CfsslConfig(
            "cfssl",
            server.url(),
            new Issuers(List.of(pki.root())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Proof.NONE,
            with,
            TIMEOUT),
        Clock.systemUTC());
  }
}
