package io.portcullis.connectors.ca.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalCaConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static void refused(String field, Runnable make) {
    assertThatThrownBy(make::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field + ":");
  }

  private static LocalCaConfig config(
      String name,
      String subject,
      int port,
      String url,
      Duration interval,
      Duration validity,
      Duration timeout,
      int max) {
    Path dir = Path.of("ca");
    return new LocalCaConfig(
        name,
        dir,
        subject,
        new KeySource.Pkcs12(dir, dir),
        "127.0.0.1",
        port,
        Optional.of(URI.create(url)),
        interval,
        validity,
        timeout,
        max);
  }

  @Test
  void eachWrongFieldIsNamed() {
    String url = "http://pki.example:8080";
    refused("name", () -> config(" ", "CN=a", 0, url, SECOND, DAY, SECOND, 1));
    refused("subject", () -> config("n", "no name", 0, url, SECOND, DAY, SECOND, 1));
    refused("subject", () -> config("n", "", 0, url, SECOND, DAY, SECOND, 1));
    refused("port", () -> config("n", "CN=a", 65_536, url, SECOND, DAY, SECOND, 1));
    refused("publicUrl", () -> config("n", "CN=a", 0, "https://x", SECOND, DAY, SECOND, 1));
    refused("publicUrl", () -> config("n", "CN=a", 0, "pki", SECOND, DAY, SECOND, 1));
    refused("crlInterval", () -> config("n", "CN=a", 0, url, Duration.ZERO, DAY, SECOND, 1));
    refused("crlValidity", () -> config("n", "CN=a", 0, url, SECOND, SECOND, SECOND, 1));
    refused("timeout", () -> config("n", "CN=a", 0, url, SECOND, DAY, DAY, 1));
    refused("maxCertificates", () -> config("n", "CN=a", 0, url, SECOND, DAY, SECOND, 0));
    refused("key.module", () -> new KeySource.Pkcs11(Path.of("m.so"), 0, Path.of("p"), "a"));
    refused("key.slotListIndex", () -> new KeySource.Pkcs11(Path.of("/m"), -1, Path.of("p"), "a"));
  }

  @Test
  void theBoundsThemselvesAreTaken() {
    // When
    LocalCaConfig config =
        config(
            "n",
            "CN=a",
            65_535,
            "http://x/pki",
            Duration.ofMillis(10),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            10_000_000);
    // Then
    assertThat(config.port()).isEqualTo(65_535);
  }
}
