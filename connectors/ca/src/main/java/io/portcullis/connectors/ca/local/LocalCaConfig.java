package io.portcullis.connectors.ca.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import io.portcullis.connectors.ca.authority.Require;

/**
 * One local authority.
 *
 * @param name as it stands in outcomes and in {@code doctor}
 * @param directory of its own for history and CRL; made when it is not there
 * @param subject its distinguished name, RFC 2253, e.g. "CN=Gate CA,O=Example"
 * @param key where its key lies
 * @param host address that OCSP and CRL are served on, loopback unless relying parties are
 *     elsewhere
 * @param port 0 for any free one
 * @param publicUrl how relying parties reach that; written into certificates as CRL distribution
 *     point and AIA when given (RFC 5280 sections 4.2.1.13 and 4.2.2.1)
 * @param crlInterval shortest time between two CRLs, 10 ms to an hour
 * @param crlValidity from one CRL to its nextUpdate, a minute to 30 days; a new one comes after
 *     half
 * @param timeout of one look at OCSP, 100 ms to a minute
 * @param maxCertificates that are remembered, 1 to 10 million; issuing more is refused
 * @throws IllegalArgumentException naming the field that is wrong
 */
public record LocalCaConfig(
    String name,
    Path directory,
    String subject,
    KeySource key,
    String host,
    int port,
    Optional<URI> publicUrl,
    Duration crlInterval,
    Duration crlValidity,
    Duration timeout,
    int maxCertificates) {
  private static final int MOST_CERTIFICATES = 10_000_000;
  private static final int MAX_PORT = 65_535;

  public LocalCaConfig {
    Require.that(!name.isBlank(), "name: empty");
    Require.that(isName(subject), "subject: not a distinguished name (RFC 2253): " + subject);
    Require.that(!host.isBlank(), "host: empty");
    Require.that(port >= 0 && port <= MAX_PORT, "port: must be 0 to " + MAX_PORT + ": " + port);
    publicUrl.ifPresent(LocalCaConfig::requireHttp);
    between("crlInterval", crlInterval, Duration.ofMillis(10), Duration.ofHours(1));
    between("crlValidity", crlValidity, Duration.ofMinutes(1), Duration.ofDays(30));
    between("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    Require.that(
        maxCertificates >= 1 && maxCertificates <= MOST_CERTIFICATES,
        "maxCertificates: must be 1 to " + MOST_CERTIFICATES + ": " + maxCertificates);
  }

  /** Key file, passphrase, history and CRL in one folder; loopback, any free port. */
  public static LocalCaConfig embedded(String name, Path directory, String subject) {
    return new LocalCaConfig(
        name,
        directory,
        subject,
        new KeySource.Pkcs12(directory.resolve("ca.p12"), directory.resolve("ca.passphrase")),
        "127.0.0.1",
        0,
        Optional.empty(),
        Duration.ofMillis(250),
        Duration.ofDays(1),
        Duration.ofSeconds(5),
        1_000_000);
  }

  public LocalCaConfig withPublicUrl(int atPort, URI url) {
    return new LocalCaConfig(
        name,
        directory,
        subject,
        key,
        host,
        atPort,
        Optional.of(url),
        crlInterval,
        crlValidity,
        timeout,
        maxCertificates);
  }

  public LocalCaConfig withRoom(int certificates) {
    return new LocalCaConfig(
        name,
        directory,
        subject,
        key,
        host,
        port,
        publicUrl,
        crlInterval,
        crlValidity,
        timeout,
        certificates);
  }

  public LocalCaConfig withKey(KeySource other) {
    return new LocalCaConfig(
        name,
        directory,
        subject,
        other,
        host,
        port,
        publicUrl,
        crlInterval,
        crlValidity,
        timeout,
        maxCertificates);
  }

  private static boolean isName(String text) {
    try {
      return !new X500Principal(text).getName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Plain HTTP on purpose: to check a TLS certificate for this would need OCSP or CRL itself. */
  private static void requireHttp(URI url) {
    Require.that(
        "http".equals(url.getScheme()) && url.getHost() != null && url.getQuery() == null,
        "publicUrl: must be http://host[:port][/path]: " + url);
  }

  private static void between(String field, Duration value, Duration least, Duration most) {
    Require.that(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        field + ": must be between " + least + " and " + most + ": " + value);
  }
}
