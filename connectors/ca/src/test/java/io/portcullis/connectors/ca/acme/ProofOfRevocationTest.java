package io.portcullis.connectors.ca.acme;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.local.CertificateRequest;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a revocation at an ACME server is looked for. A local CA serves the OCSP and the CRL. */
class ProofOfRevocationTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path dir;
  private LocalCa ca;
  private X509Certificate leaf;

  @BeforeEach
  void open() throws Exception {
    int port = FreePorts.tcp();
    LocalCaConfig base = LocalCaConfig.embedded("ca", dir.resolve("ca"), "CN=Proof CA");
    URI url = URI.create("http://127.0.0.1:" + port);
    ca =
        LocalCa.open(
            new LocalCaConfig(
                base.name(),
                base.directory(),
                base.subject(),
                base.key(),
                "127.0.0.1",
                port,
                Optional.of(url),
                base.crlInterval(),
                base.crlValidity(),
                base.timeout(),
                base.maxCertificates()),
            CLOCK);
    KeyPair keys = Keys.ec();
    CertificateRequest request =
        CertificateRequest.client(keys.getPublic(), "CN=device-1", Duration.ofDays(1));
    leaf = ca.issue(request, Cause.byHand("test", CLOCK.instant())).x509();
    Files.createDirectory(dir.resolve("certificates"));
    Files.writeString(dir.resolve("certificates/leaf.pem"), Keys.pem(leaf));
  }

  @AfterEach
  void close() throws Exception {
    ca.close();
  }

  @Test
  void aResponderThatIsAwayProvesNothing() {
    // When
    Seen seen = look(Optional.of(URI.create("http://127.0.0.1:1/")), Optional.empty());
    // Then
    assertThat(seen.kind()).isEqualTo(Seen.Kind.NONE);
  }

  @Test
  void aCertificateThatIsNotInTheFolderNamesNoAddress() throws Exception {
    // Given
    Files.delete(dir.resolve("certificates/leaf.pem"));
    // When
    Seen seen = look(Optional.empty(), Optional.empty());
    // Then
    assertThat(seen.kind()).isEqualTo(Seen.Kind.NONE);
    assertThat(seen.text()).contains("is not in ");
  }

  @Test
  void theCertificatesOwnResponderIsAskedWhereNoneIsConfigured() throws Exception {
    // Given
    Seen before = look(Optional.empty(), Optional.empty());
    revoke();
    // When
    Seen after = look(Optional.empty(), Optional.empty());
    // Then
    assertThat(before.text()).isEqualTo("OCSP says good");
    assertThat(after.text()).startsWith("OCSP says revoked, reason 4");
  }

  @Test
  void theConfiguredCrlIsAskedWhereThereIsNoResponder() throws Exception {
    // Given
    Seen before = look(Optional.empty(), Optional.of(crl()));
    revoke();
    // When
    Seen after = before;
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (after.kind() == Seen.Kind.GOOD && System.nanoTime() < end) {
      after = look(Optional.empty(), Optional.of(crl()));
    }
    // Then
    assertThat(before.text()).isEqualTo("CRL does not list it");
    assertThat(after.text()).startsWith("CRL lists it, reason 4");
  }

  private void revoke() throws Exception {
    ca.revoke(
        leaf.getSerialNumber().toString(16),
        ReasonCode.SUPERSEDED,
        new Cause("act-1", 1, CLOCK.instant()));
  }

  private URI crl() {
    return ca.ocspUrl().resolve("/ca.crl");
  }

  private Seen look(Optional<URI> ocsp, Optional<URI> crl) {
    AcmeConfig config =
        new AcmeConfig(
            "acme",
            URI.create("http://127.0.0.1:1/dir"),
            new Issuers(List.of(ca.certificate())),
            () -> "",
            dir.resolve("certificates"),
            Optional.empty(),
            new Proof(ocsp, crl),
            Tls.USUAL,
            Duration.ofSeconds(60));
    try (AcmeAuthority authority = new AcmeAuthority(config, CLOCK)) {
      return authority.look(Actions.target(leaf));
    }
  }
}
