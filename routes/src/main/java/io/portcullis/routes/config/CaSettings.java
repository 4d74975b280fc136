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
 * @param host where its CRL and OCSP are served
 * @param port of the same
 * @param publicUrl what its certificates name as the place of CRL and OCSP; default host and port
 * @param crlLife from a CRL's thisUpdate to its nextUpdate
 */
public record CaSettings(
    String name,
    String subject,
    Optional<Path> folder,
    @Default("pkcs12") KeySettings key,
    @Default("127.0.0.1") String host,
    @Default("8089") int port,
    Optional<URI> publicUrl,
    @Default("24h") Duration crlLife) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Where the CA's private key lies. */
  public sealed interface KeySettings {
    /** A file in the CA's folder; {@code passphrase} a file too, made when it is not there. */
    record Pkcs12(Optional<Path> passphrase) implements KeySettings {}

    /** An HSM; {@code module} is the vendor's library, {@code slot} counts tokens from 0. */
    record Pkcs11(Path module, @Default("0") int slot, String label, Path pin)
        implements KeySettings {
      public Pkcs11 {
        new Checks().filled(label, "label").that(slot >= 0, "slot", "must not be negative").end();
      }
    }
  }

  public CaSettings {
    new Checks()
        .name(name, "name")
        .that(subject.contains("="), "subject", "must be a distinguished name such as CN=Device CA")
        .filled(host, "host")
        .port(port, "port")
        .between(crlLife, HOUR, Duration.ofDays(30), "crl-life")
        .end();
    publicUrl.ifPresent(url -> new Checks().webAddress(url, "public-url").end());
  }
}
