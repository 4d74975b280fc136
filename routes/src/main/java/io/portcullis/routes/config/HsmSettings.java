package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One PKCS#11 token whose keys can be disabled and enabled.
 *
 * @param module the vendor's library
 * @param token label of the token
 * @param timeout of one call
 */
public record HsmSettings(
    String name, Path module, String token, SecretRef pin, @Default("5s") Duration timeout) {
  public HsmSettings {
    new Checks()
        .name(name, "name")
        .filled(token, "token")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .end();
  }
}
