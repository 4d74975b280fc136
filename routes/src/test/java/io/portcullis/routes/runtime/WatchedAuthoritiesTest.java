package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchedAuthoritiesTest {
  private static final String ENFORCERS =
      """
      enforcers:
        cfssl:
          - name: workload-ca
            url: https://127.0.0.1:1
            issuer-certificates: [ca.pem]
            proof: {ocsp: "http://ocsp.example/"}
      """;

  @TempDir private Path folder;

  @Test
  void aCertificateThatIsMissingIsNamedWithItsAuthority() throws IOException {
    // Given
    PortcullisConfig config = config("missing.pem", "");
    // When / Then
    assertThatThrownBy(() -> WatchedAuthorities.of(config, List.of()))
        .hasMessageStartingWith("watch.revocation root: ")
        .hasMessageContaining("missing.pem is not there");
  }

  @Test
  void withoutConfigurationNothingIsLookedAt() throws Exception {
    // Given
    PortcullisConfig config = load("{}");
    // When / Then
    assertThat(WatchedAuthorities.of(config, List.of())).isEmpty();
  }

  @Test
  void anAddressThatTheProofNamesTooIsLookedAtOnce() throws Exception {
    // Given
    Files.writeString(folder.resolve("ca.pem"), Keys.pem(Keys.authority("CN=Root", Keys.ec())));
    PortcullisConfig config = config("ca.pem", ENFORCERS);
    // When
    List<WatchedAuthority> watched = WatchedAuthorities.of(config, List.of());
    // Then
    assertThat(watched).extracting(WatchedAuthority::name).containsExactly("root");
    assertThat(watched.getFirst().every()).isEqualTo(Duration.ofHours(1));
    assertThat(watched.getFirst().canonical()).isEqualTo("cn=root");
  }

  @Test
  void theProofOfAnAuthorityIsLookedAtUnlessItIsSwitchedOff() throws Exception {
    // Given
    Files.writeString(folder.resolve("ca.pem"), Keys.pem(Keys.authority("CN=Root", Keys.ec())));
    // When
    List<WatchedAuthority> watched = WatchedAuthorities.of(load(ENFORCERS), List.of());
    List<WatchedAuthority> off =
        WatchedAuthorities.of(
            load(ENFORCERS + "watch: {revocation: {enforcers: false}}\n"), List.of());
    // Then
    assertThat(watched).extracting(WatchedAuthority::name).containsExactly("workload-ca");
    assertThat(off).isEmpty();
  }

  private PortcullisConfig config(String certificate, String more) throws IOException {
    return load(
        more
            + """
            watch:
              revocation:
                authorities:
                  - name: root
                    issuer-certificate: %s
                    ocsp: ["http://ocsp.example/"]
                    every: 1h
            """
                .formatted(certificate));
  }

  private PortcullisConfig load(String yaml) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml));
  }
}
