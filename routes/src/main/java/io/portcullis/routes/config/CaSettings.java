package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The local CA.
 *
 * @param subject distinguished name (RFC 2253) it issues under
 * @param folder its issued certificates, CRL and key file; default {@code <data>/ca/<name>}
 * @param publicUrl what its certificates name as the place of CRL and OCSP
 * @param certificateLife of what it issues
 * @param crlLife from a CRL's thisUpdate to its nextUpdate
 */
public record CaSettings(
    String name,
    String subject,
    Optional<Path> folder,
    KeySettings key,
    @Default("http://127.0.0.1:8080") URI publicUrl,
    @Default("90d") Duration certificateLife,
    @Default("24h") Duration crlLife) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Where the CA's private key lies. */
  public sealed interface KeySettings {
    /** A file in the CA's folder, encrypted. */
    record Pkcs12(SecretRef password) implements KeySettings {}

    /** An HSM; {@code module} is the vendor's library. */
    record Pkcs11(Path module, String token, String label, SecretRef pin) implements KeySettings {
      public Pkcs11 {
        new Checks().filled(token, "token").filled(label, "label").end();
      }
    }
  }

  public CaSettings {
    new Checks()
        .name(name, "name")
        .that(subject.contains("="), "subject", "must be a distinguished name such as CN=Device CA")
        .webAddress(publicUrl, "public-url")
        .between(certificateLife, HOUR, Duration.ofDays(3650), "certificate-life")
        .between(crlLife, HOUR, Duration.ofDays(30), "crl-life")
        .end();
  }
}
