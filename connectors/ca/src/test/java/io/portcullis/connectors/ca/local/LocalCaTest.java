package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.ReasonCode;

import static io.portcullis.connectors.ca.local.Samples.cause;
import static io.portcullis.connectors.ca.local.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalCaTest {
  @TempDir Path dir;
  private LocalCa ca;

  @BeforeEach
  void open() throws IOException {
    ca = LocalCa.open(Samples.config(dir), Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    ca.close();
  }

  @Test
  void aLifeBeyondTheAuthoritysOwnIsRefused() {
    // Given
    CertificateRequest request =
        CertificateRequest.client(Samples.keys().getPublic(), "CN=x", Duration.ofDays(3650));
    // When / Then
    assertThatThrownBy(() -> ca.issue(request, cause(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lifetime:");
  }

  @Test
  void aReasonThatMayComeBackIsNoReasonToRevoke() throws IOException {
    // Given
    String serial = ca.issue(request("x"), cause(0)).certificate().serial();
    // When / Then
    assertThatThrownBy(() -> ca.revoke(serial, ReasonCode.CERTIFICATE_HOLD, cause(1)))
        .hasMessageStartingWith("reason:");
  }

  @Test
  void aCertificateSaysWhatWasAskedFor() throws Exception {
    // Given
    CertificateRequest request =
        new CertificateRequest(
            Samples.keys().getPublic(),
            "CN=gate-07,O=Keep",
            List.of(
                new SubjectAltName(SubjectAltName.Type.DNS, "gate-07.keep.example"),
                new SubjectAltName(SubjectAltName.Type.IP, "192.0.2.7")),
            Duration.ofDays(10),
            Set.of(CertificateRequest.Use.SERVER, CertificateRequest.Use.CLIENT));
    // When
    Issued issued = ca.issue(request, cause(0));
    // Then
    X509Certificate x509 = issued.x509();
    x509.verify(ca.certificate().getPublicKey());
    assertThat(x509.getBasicConstraints()).isEqualTo(-1);
    assertThat(x509.getExtendedKeyUsage()).hasSize(2);
    assertThat(x509.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "gate-07.keep.example"), List.of(7, "192.0.2.7"));
    assertThat(x509.getExtensionValue(Extension.cRLDistributionPoints.getId())).isNull();
    assertThat(issued.certificate().issuer()).isEqualTo(ca.issuer());
    assertThat(issued.certificate().subject()).isEqualTo("CN=gate-07,O=Keep");
    assertThat(issued.certificate().notAfter()).isEqualTo(x509.getNotAfter().toInstant());
  }

  @Test
  void theConfiguredUrlIsInTheCertificate() throws Exception {
    // Given
    ca.close();
    ca =
        LocalCa.open(
            Samples.config(dir).withPublicUrl(0, URI.create("http://pki.keep.example/x/")),
            Clock.systemUTC());
    // When
    X509Certificate x509 = ca.issue(request("x"), cause(0)).x509();
    // Then
    assertThat(new String(x509.getEncoded(), StandardCharsets.ISO_8859_1))
        .contains("http://pki.keep.example/x/ca.crl")
        .contains("http://pki.keep.example/x/ocsp")
        .contains("http://pki.keep.example/x/ca.cer");
  }

  @Test
  void fiveHundredAreIssuedWithOneWrite() throws IOException {
    // Given
    List<CertificateRequest> requests =
        IntStream.range(0, 500).mapToObj(i -> request("device-" + i)).toList();
    // When
    List<Issued> issued = ca.issueAll(requests, cause(0));
    // Then
    assertThat(issued)
        .extracting(i -> i.certificate().serial())
        .doesNotHaveDuplicates()
        .hasSize(500);
    assertThat(ca.state(issued.getLast().certificate().serial())).isPresent();
  }

  @Test
  void twoRevocationsRightAfterEachOtherAreBothSeenInCrlsThatGrow() throws Exception {
    // Given
    String first = ca.issue(request("a"), cause(0)).certificate().serial();
    String second = ca.issue(request("b"), cause(0)).certificate().serial();
    Crl before = ca.crl();
    // When
    ca.hold(first, cause(1));
    Crl one = CrlWait.until(ca, crl -> entry(crl, first).isPresent());
    ca.revoke(second, ReasonCode.KEY_COMPROMISE, cause(1));
    Crl two = CrlWait.until(ca, crl -> entry(crl, second).isPresent());
    // Then
    assertThat(entry(two, first).orElseThrow().getRevocationReason())
        .isEqualTo(CRLReason.CERTIFICATE_HOLD);
    assertThat(entry(two, second).orElseThrow().getRevocationReason())
        .isEqualTo(CRLReason.KEY_COMPROMISE);
    assertThat(List.of(before, one, two))
        .isSortedAccordingTo(Comparator.comparing(Crl::thisUpdate))
        .extracting(Crl::thisUpdate)
        .doesNotHaveDuplicates();
    assertThat(two.number()).isGreaterThan(one.number());
    assertThat(one.number()).isGreaterThan(before.number());
    assertThat(two.thisUpdate()).isBefore(Instant.now());
  }

  @Test
  void aReleaseTakesItOffTheCrl() throws IOException {
    // Given
    String serial = ca.issue(request("a"), cause(0)).certificate().serial();
    ca.hold(serial, cause(1));
    CrlWait.until(ca, crl -> entry(crl, serial).isPresent());
    // When
    ca.release(serial, cause(2));
    // Then
    CrlWait.until(ca, crl -> entry(crl, serial).isEmpty());
  }

  @Test
  void manyRevocationsMakeFewCrls() throws IOException {
    // Given
    List<Issued> issued =
        ca.issueAll(IntStream.range(0, 50).mapToObj(i -> request("d" + i)).toList(), cause(0));
    BigInteger before = ca.crl().number();
    // When
    for (Issued one : issued) {
      ca.hold(one.certificate().serial(), cause(1));
    }
    Crl last =
        CrlWait.until(ca, crl -> entry(crl, issued.getLast().certificate().serial()).isPresent());
    // Then
    assertThat(last.number().subtract(before)).isLessThan(BigInteger.valueOf(50));
  }

  @Test
  void numbersGrowOverARestart() throws IOException {
    // Given
    Crl before = ca.crl();
    ca.close();
    // When
    open();
    // Then
    assertThat(ca.crl().number()).isGreaterThan(before.number());
    assertThat(ca.crl().thisUpdate()).isAfter(before.thisUpdate());
  }

  @Test
  void aSecondOneInTheSameFolderIsRefused() {
    assertThatThrownBy(() -> LocalCa.open(Samples.config(dir), Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open already");
  }

  private static Optional<X509CRLEntry> entry(Crl crl, String serial) {
    try {
      return Optional.ofNullable(
          new JcaX509CRLConverter()
              .getCRL(new X509CRLHolder(crl.der()))
              .getRevokedCertificate(new BigInteger(serial, 16)));
    } catch (IOException | CRLException e) {
      throw new IllegalStateException(e);
    }
  }
}
