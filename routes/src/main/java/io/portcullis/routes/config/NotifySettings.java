package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A webhook that tells people.
 *
 * @param secret sent as a bearer token, when the receiver wants one
 */
public record NotifySettings(
    String name, URI url, Optional<SecretRef> secret, @Default("5s") Duration timeout) {
  public NotifySettings {
    boolean readable = "http".equals(url.getScheme()) && !Checks.loopback("" + url.getHost());
    new Checks()
        .name(name, "name")
        .webAddress(url, "url")
        .that(secret.isEmpty() || !readable, "url", "would send the secret in clear; use https")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .end();
  }
}
