package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.EnforcerSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NetworkEnforcersTest {
  private static final String OWN =
      """
      [{"name": "own", "identifiedBy": ["Acct-Session-Id"], "macForm": "PLAIN", "movedBy": []}]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void secret() throws IOException {
    Path secret = Files.writeString(folder.resolve("s"), "drawbridge");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aProfileThatNobodyWroteIsRefused() throws IOException {
    EnforcerSettings settings = settings("own", "[]");
    // When / Then
    assertThatThrownBy(() -> NetworkEnforcers.open(settings, Clock.systemUTC()))
        .hasMessageContaining("no NAS profile own");
  }

  @Test
  void aFileOfProfilesIsReadToABound() throws IOException {
    EnforcerSettings settings = settings("own", OWN + " ".repeat(1 << 20));
    // When / Then
    assertThatThrownBy(() -> NetworkEnforcers.open(settings, Clock.systemUTC()))
        .hasMessage("enforcers.nas-profiles: longer than 1048576 bytes");
  }

  @Test
  void aFileOfProfilesThatIsNoneSaysSo() throws IOException {
    EnforcerSettings settings = settings("own", "[{]");
    // When / Then
    assertThatThrownBy(() -> NetworkEnforcers.open(settings, Clock.systemUTC()))
        .hasMessageStartingWith("NAS profiles: ");
  }

  @Test
  void controllersAndNasAreOpened() throws Exception {
    // When
    List<Enforcer> opened = NetworkEnforcers.open(settings("own", OWN), Clock.systemUTC());
    // Then
    assertThat(opened).extracting(Enforcer::name).containsExactly("ise", "clearpass", "floor-2");
    for (Enforcer enforcer : opened) {
      ((AutoCloseable) enforcer).close();
    }
  }

  private EnforcerSettings settings(String profile, String profiles) throws IOException {
    Files.writeString(folder.resolve("profiles.json"), profiles);
    Path file =
        Files.writeString(
            folder.resolve("portcullis.yaml"),
            """
            enforcers:
              nas-profiles: profiles.json
              radius:
                - {name: floor-2, host: 192.0.2.1, secret: "file:s", profile: %s}
              cisco-ise:
                - {name: ise, url: "https://127.0.0.1:1", serves: [192.0.2.2], user: u,
                   password: "file:s", quarantine-policy: Q, disconnect-policy: O}
              clearpass:
                - {name: clearpass, url: "https://127.0.0.1:1", serves: [192.0.2.3], client-id: c,
                   client-secret: "file:s", quarantine-profile: Q, normal-profile: N}
            """
                .formatted(profile));
    return ConfigLoader.load(file).enforcers();
  }
}
