package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.EnforcerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the configuration to authorities elsewhere; what they do is tested with them. */
class RemoteAuthoritiesTest {
  /** A CA of that name, for ever, made by openssl. */
  private static final String CA =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfDCCASOgAwIBAgIUOIY3zGMhG/cmoUeiceQdLjnxNx8wCgYIKoZIzj0EAwIw
      EzERMA8GA1UEAwwIV2lyZWQgQ0EwIBcNMjYxMTI2MjEyOTM2WhgPMjEyNjExMDIy
      MTI5MzZaMBMxETAPBgNVBAMMCFdpcmVkIENBMFkwEwYHKoZIzj0CAQYIKoZIzj0D
      AQcDQgAEgkY2Kx0XbkXVBF9oiXP4I7Okc6oP4lK2NV31HfYU9aOZYoZnyocU90bT
      0Yqd23BUJNnbPoQRy16lcrXLpZfe2aNTMFEwHQYDVR0OBBYEFOYSXm7VEEtNtlcV
      4XSfUyt1D0u1MB8GA1UdIwQYMBaAFOYSXm7VEEtNtlcV4XSfUyt1D0u1MA8GA1Ud
      EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgWi/nXwRE4iQKzZ6qz9rtRzd/
      t4bND5tocNhlb1C8mzwCIF6ZyLGg0RGFh7TV8H1RLERcWtr0JPlfvPfzea9ENgQM
      -----END CERTIFICATE-----
      """;

  @TempDir Path dir;

  @Test
  void aFileThatIsMissingIsNamedWithItsAuthority() throws IOException {
    // Given
    EnforcerSettings settings = settings();
    // When, Then
    assertThatThrownBy(() -> Enforcers.remote(settings, Clock.systemUTC()))
        .hasMessageStartingWith("enforcers.acme public-ca: issuer-certificates: ")
        .hasMessageContaining("ca.pem is not there");
  }

  @Test
  void eachServesWhatItsIssuersSigned() throws IOException {
    // Given
    Files.writeString(dir.resolve("ca.pem"), CA);
    EnforcerSettings settings = settings();
    // When
    try (Enforcers opened = Enforcers.remote(settings, Clock.systemUTC())) {
      // Then
      assertThat(opened.all())
          .filteredOn(e -> e.kind() == PointKind.CA)
          .allMatch(e -> e.serves(new Target.OfCertificate("/CN=Wired CA", "a1", true)))
          .noneMatch(e -> e.serves(new Target.OfCertificate("CN=Other", "a1", true)))
          .extracting(Enforcer::name)
          .containsExactly("public-ca", "workload-ca");
    }
  }

  private EnforcerSettings settings() throws IOException {
    Path key = Files.writeString(dir.resolve("key.pem"), "none");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Path file =
        Files.writeString(
            dir.resolve("portcullis.yaml"),
            """
            enforcers:
              acme:
                - {name: public-ca, directory: 'https://127.0.0.1:1/dir', certificates: .,
                   issuer-certificates: [ca.pem], account-key: 'file:key.pem'}
              cfssl:
                - {name: workload-ca, url: 'http://127.0.0.1:1', issuer-certificates: [ca.pem]}
            """);
    return ConfigLoader.load(file).enforcers();
  }
}
