package io.portcullis.routes.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One PKCS#11 token whose keys can be disabled and enabled, and whose attributes are read.
 *
 * @param module the vendor's library
 * @param token label of the token
 * @param timeout of one call
 * @param readEvery how often the attributes of its keys are read
 */
public record HsmSettings(
    String name,
    Path module,
    String token,
    SecretRef pin,
    @Default("5s") Duration timeout,
    @Default("1h") Duration readEvery) {
  public HsmSettings {
    new Checks()
        .name(name, "name")
        .filled(token, "token")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .between(readEvery, Duration.ofMinutes(1), Duration.ofDays(7), "read-every")
        .end();
  }
}
