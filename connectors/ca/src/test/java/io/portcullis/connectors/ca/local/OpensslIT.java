package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.testkit.Program;
import io.portcullis.model.ReasonCode;

import static io.portcullis.connectors.ca.local.Samples.cause;
import static org.assertj.core.api.Assertions.assertThat;

/** What the openssl command says of our OCSP answers, CRLs and certificates. */
class OpensslIT {
  @TempDir Path dir;
  private LocalCa ca;
  private String serial;

  @BeforeEach
  void open() throws Exception {
    Program.need("openssl", "openssl");
    ca = LocalCa.open(Samples.config(dir), Clock.systemUTC());
    Issued issued = ca.issue(Samples.request("laptop-9"), cause(0));
    serial = issued.certificate().serial();
    pem("ca.pem", ca.certificate());
    pem("leaf.pem", issued.x509());
  }

  @AfterEach
  void close() throws IOException {
    if (ca != null) {
      ca.close();
    }
  }

  @Test
  void ocspShowsEachStateAtOnce() throws Exception {
    assertThat(ocsp("-cert", path("leaf.pem"))).contains("leaf.pem: good");
    ca.hold(serial, cause(1));
    assertThat(ocsp("-cert", path("leaf.pem"))).contains(": revoked", "certificateHold");
    ca.release(serial, cause(2));
    assertThat(ocsp("-cert", path("leaf.pem"))).contains("leaf.pem: good");
    ca.revoke(serial, ReasonCode.KEY_COMPROMISE, cause(3));
    assertThat(ocsp("-cert", path("leaf.pem"))).contains(": revoked", "keyCompromise");
    assertThat(ocsp("-sha256", "-cert", path("leaf.pem"))).contains(": revoked");
  }

  @Test
  void aSerialNeverAssignedIsUnknown() throws Exception {
    assertThat(ocsp("-serial", "0x1234")).contains("0x1234: unknown");
  }

  @Test
  void aCrlIsValidAndVerifyObeysIt() throws Exception {
    // Given
    ca.hold(serial, cause(1));
    Crl held = CrlWait.until(ca, crl -> entries(crl) == 1);
    // When
    Program.Seen text = crl(held);
    Program.Seen refused = verify();
    ca.release(serial, cause(2));
    crl(CrlWait.until(ca, c -> entries(c) == 0));
    Program.Seen accepted = verify();
    // Then
    assertThat(text.output())
        .contains("verify OK", "Certificate Hold", "X509v3 CRL Number", "Authority Key Identifier");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.output()).contains("certificate revoked");
    assertThat(accepted.output()).contains("leaf.pem: OK");
  }

  private String ocsp(String... what) throws Exception {
    List<String> line = new ArrayList<>(List.of("openssl", "ocsp", "-issuer", path("ca.pem")));
    line.addAll(List.of(what));
    line.addAll(List.of("-CAfile", path("ca.pem"), "-url", ca.ocspUrl().toString()));
    Program.Seen seen = Program.run(line.toArray(String[]::new));
    assertThat(seen.output()).contains("Response verify OK").doesNotContain("WARNING");
    return seen.output();
  }

  private Program.Seen crl(Crl crl) throws Exception {
    Files.write(dir.resolve("crl.der"), crl.der());
    return Program.run(
        "openssl",
        "crl",
        "-inform",
        "DER",
        "-in",
        path("crl.der"),
        "-CAfile",
        path("ca.pem"),
        "-text");
  }

  private Program.Seen verify() throws Exception {
    Program.run(
        "openssl", "crl", "-inform", "DER", "-in", path("crl.der"), "-out", path("crl.pem"));
    return Program.run(
        "openssl",
        "verify",
        "-crl_check",
        "-x509_strict",
        "-purpose",
        "sslclient",
        "-CAfile",
        path("ca.pem"),
        "-CRLfile",
        path("crl.pem"),
        path("leaf.pem"));
  }

  private static int entries(Crl crl) {
    try {
      return new X509CRLHolder(crl.der()).getRevokedCertificates().size();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String path(String file) {
    return dir.resolve(file).toString();
  }

  private void pem(String file, X509Certificate certificate) throws Exception {
    Files.writeString(
        dir.resolve(file),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }
}
