package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where traces go.
 *
 * @param otlp address that takes traces over OTLP/HTTP, with its path; left out: none are made
 * @param share of the signals that are traced, from 0 to 1
 * @param perSecond most traces that begin in a second, whatever the share
 * @param authorization value of the header of that name
 * @param caCertificate PEM of the CA that issued the receiver's certificate, when it is no public
 *     one
 */
public record TelemetrySettings(
    Optional<URI> otlp,
    @Default("0.01") double share,
    @Default("10") int perSecond,
    Optional<SecretRef> authorization,
    Optional<Path> caCertificate) {
  private static final int MOST_PER_SECOND = 1_000;

  public TelemetrySettings {
    Checks checks =
        new Checks()
            .that(share >= 0 && share <= 1, "share", "must be a share from 0 to 1")
            .that(
                perSecond >= 1 && perSecond <= MOST_PER_SECOND,
                "per-second",
                "must be 1 to " + MOST_PER_SECOND)
            .that(
                otlp.isPresent() || authorization.isEmpty() && caCertificate.isEmpty(),
                "otlp",
                "is missing: the rest says how it is reached");
    otlp.ifPresent(
        address -> {
          boolean readable =
              "http".equals(address.getScheme()) && !Checks.loopback("" + address.getHost());
          checks
              .webAddress(address, "otlp")
              .that(
                  authorization.isEmpty() || !readable,
                  "otlp",
                  "would send the authorization in clear; use https");
        });
    checks.end();
  }
}
