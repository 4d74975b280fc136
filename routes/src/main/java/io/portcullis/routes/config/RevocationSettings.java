package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.ca.watch.WatchedAuthority;

/**
 * Where relying parties learn of revocations, to be looked at.
 *
 * @param enforcers whether the CRL and OCSP of the local authorities in {@code enforcers}, and the
 *     {@code proof} of the others, are looked at, too
 * @param every from one look to the next
 * @param timeout of one answer, to its last byte
 * @param atOnce how many authorities are looked at at one time
 * @param delayLimit how long revocations may take to show, all but one in a hundred
 * @param crlGrowth so many times as large as a week ago a CRL is remarked
 * @param fromCertificates which addresses of the inventory's certificates are looked at, too
 */
public record RevocationSettings(
    @Default("true") boolean enforcers,
    @Default("5m") Duration every,
    @Default("15s") Duration timeout,
    @Default("8") int atOnce,
    @Default("10m") Duration delayLimit,
    @Default("2") double crlGrowth,
    List<AuthoritySettings> authorities,
    FromCertificates fromCertificates) {
  private static final int MOST_AUTHORITIES = 256;
  private static final int MOST_SERVICES = 256;
  private static final int MOST_AT_ONCE = 64;
  private static final double LEAST_GROWTH = 1.1;
  private static final double MOST_GROWTH = 100;
  private static final Duration OFTENEST = Duration.ofSeconds(10);

  /**
   * Addresses that certificates name. Anybody can write any address into a certificate, so none is
   * looked at but what is allowed here.
   *
   * @param hosts names, or {@code *.NAME} for all below it; none: nothing is looked at
   * @param networks in which the address of such a host may lie that is no public one
   */
  public record FromCertificates(List<String> hosts, List<String> networks) {
    public FromCertificates {
      ReachChecks.of(hosts, networks).end();
    }
  }

  /**
   * One more authority.
   *
   * @param issuerCertificate by which its lists and answers are checked, PEM or DER
   * @param crl addresses of its list
   * @param ocsp addresses of its responders
   * @param every left out: as for all
   */
  public record AuthoritySettings(
      String name,
      Path issuerCertificate,
      List<URI> crl,
      List<URI> ocsp,
      Optional<Duration> every) {
    public AuthoritySettings {
      Checks checks =
          new Checks()
              .name(name, "name")
              .that(!crl.isEmpty() || !ocsp.isEmpty(), "crl", "one of crl and ocsp is wanted")
              .that(crl.size() <= WatchedAuthority.MOST, "crl", most(WatchedAuthority.MOST))
              .that(ocsp.size() <= WatchedAuthority.MOST, "ocsp", most(WatchedAuthority.MOST));
      crl.forEach(url -> checks.webAddress(url, "crl"));
      ocsp.forEach(url -> checks.webAddress(url, "ocsp"));
      every.ifPresent(time -> checks.between(time, OFTENEST, Duration.ofDays(1), "every"));
      checks.end();
    }
  }

  public RevocationSettings {
    int services = authorities.stream().mapToInt(a -> a.crl().size() + a.ocsp().size()).sum();
    new Checks()
        .between(every, OFTENEST, Duration.ofDays(1), "every")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .between(delayLimit, Duration.ofSeconds(1), Duration.ofDays(7), "delay-limit")
        .that(
            crlGrowth >= LEAST_GROWTH && crlGrowth <= MOST_GROWTH,
            "crl-growth",
            "must be 1.1 to 100, is " + crlGrowth)
        .that(
            atOnce >= 1 && atOnce <= MOST_AT_ONCE,
            "at-once",
            "must be 1 to " + MOST_AT_ONCE + ", is " + atOnce)
        .that(authorities.size() <= MOST_AUTHORITIES, "authorities", most(MOST_AUTHORITIES))
        .that(services <= MOST_SERVICES, "authorities", "of all addresses " + most(MOST_SERVICES))
        .unique(authorities.stream().map(AuthoritySettings::name).toList(), "authorities")
        .end();
  }

  private static String most(int number) {
    return "must be at most " + number;
  }
}
