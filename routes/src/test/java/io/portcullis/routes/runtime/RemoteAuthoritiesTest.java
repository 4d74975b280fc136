package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.Pem;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.EnforcerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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

  /** Beside name, issuers and TLS. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "acme", "directory: 'https://127.0.0.1:1/', certificates: ., account-key: 'file:key.pem'",
          "cfssl", "url: 'https://127.0.0.1:1'",
          "ejbca", "url: 'https://127.0.0.1:1'",
          "vault", "url: 'https://127.0.0.1:1', login: {token: {token: 'file:key.pem'}}",
          "step-ca", "url: 'https://127.0.0.1:1', provisioner: p, key: 'file:key.pem'",
          "command-ca", "program: /bin/true, revoke: {arguments: ['{serial}']}",
          "http-ca", "revoke: {url: 'https://127.0.0.1:1/{serial}'}");

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

  static Stream<Arguments> wrongTls() {
    return Stream.of("acme", "cfssl", "ejbca", "vault", "step-ca", "http-ca")
        .flatMap(
            kind ->
                Stream.of(
                    arguments(kind, "ca.pem", "key.pem", "tls.client: key: no PRIVATE KEY in PEM"),
                    arguments(kind, "key.pem", "other.pem", "key.pem holds no certificate"),
                    arguments(kind, "ca.pem", "other.pem", "ca.pem is not of its key")));
  }

  @ParameterizedTest
  @MethodSource("wrongTls")
  void aKeyOrCertificateThatIsNoneIsNamedWithItsAuthority(
      String kind, String certificates, String key, String problem) throws Exception {
    // Given
    Files.writeString(dir.resolve("ca.pem"), CA);
    byte[] other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
    secret("key.pem", "none");
    secret("other.pem", Pem.write("PRIVATE KEY", other));
    EnforcerSettings settings =
        load(
            """
            enforcers:
              %s:
                - {name: one, %s, issuer-certificates: [ca.pem],
                   tls: {client: {pem: {certificates: %s, key: 'file:%s'}}}}
            """
                .formatted(kind, NEEDED.get(kind), certificates, key));
    // When, Then
    assertThatThrownBy(() -> Enforcers.remote(settings, Clock.systemUTC()))
        .hasMessageStartingWith("enforcers." + kind + " one: tls.client: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "cfssl", "ejbca", "vault", "step-ca", "http-ca", "command-ca"})
  void anIssuerThatIsNoneIsNamedWithItsAuthority(String kind) throws IOException {
    // Given
    Files.writeString(dir.resolve("garbage.pem"), "no PEM");
    secret("key.pem", "none");
    String tls =
        kind.equals("ejbca")
            ? ", tls: {client: {pkcs12: {file: f, passphrase: 'file:key.pem'}}}"
            : "";
    EnforcerSettings settings =
        load(
            "enforcers: {%s: [{name: one, %s, issuer-certificates: [garbage.pem]%s}]}"
                .formatted(kind, NEEDED.get(kind), tls));
    // When, Then
    assertThatThrownBy(() -> Enforcers.remote(settings, Clock.systemUTC()))
        .hasMessage(
            "enforcers.%s one: issuer-certificates: %s holds no certificate in PEM or DER"
                .formatted(kind, dir.resolve("garbage.pem")));
  }

  private EnforcerSettings settings() throws IOException {
    secret("key.pem", "none");
    return load(
        """
        enforcers:
          acme:
            - {name: public-ca, directory: 'https://127.0.0.1:1/dir', certificates: .,
               issuer-certificates: [ca.pem], account-key: 'file:key.pem'}
          cfssl:
            - {name: workload-ca, url: 'http://127.0.0.1:1', issuer-certificates: [ca.pem]}
        """);
  }

  private EnforcerSettings load(String yaml) throws IOException {
    return ConfigLoader.load(Files.writeString(dir.resolve("portcullis.yaml"), yaml)).enforcers();
  }

  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(dir.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
