package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.portcullis.connectors.ca.issuer.Issuers;

/** What holds for every authority that lies elsewhere. */
final class AuthorityChecks {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofMinutes(1);

  private AuthorityChecks() {}

  static Checks of(String name, URI url, List<Path> issuers, Duration timeout) {
    return of(name, issuers, timeout, MOST).webAddress(url, "url").secretly(url, "url");
  }

  static Checks of(String name, List<Path> issuers, Duration timeout, Duration most) {
    return new Checks()
        .name(name, "name")
        .that(!issuers.isEmpty(), "issuer-certificates", "must name a file, PEM")
        .that(
            issuers.size() <= Issuers.MOST,
            "issuer-certificates",
            "must name at most " + Issuers.MOST + " files")
        .between(timeout, LEAST, most, "timeout");
  }
}
