package io.portcullis.routes.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Alias;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;

import static org.assertj.core.api.Assertions.assertThat;

/** What the hub stands on is never to touch. */
class OwnPartsTest {
  private static final String PARTS =
      """
      enforcers:
        ca:
          - {name: device-ca, subject: "CN=Device CA,O=Example", port: 0}
        vault:
          - name: pki
            url: https://vault.example.net:8200
            login: {token: {token: "env:HOME"}}
            issuer-certificates: [pki.pem]
        radius:
          - {name: hall, host: 192.0.2.7, secret: "env:HOME"}
          - {name: aaa, host: radius-1.example.net, serves: [192.0.2.8], secret: "env:HOME"}
          - {name: here, host: 127.0.0.1, secret: "env:HOME"}
      """;

  @TempDir private Path folder;

  @Test
  void withoutAConfigurationItIsThisMachine() throws Exception {
    // When
    Set<Alias> own = OwnParts.of(config(""), Optional.of("hub-1.example.net"));
    // Then
    assertThat(own)
        .extracting(Alias::key)
        .containsExactlyInAnyOrder("hostname=hub-1.example.net", "hostname=hub-1");
  }

  @Test
  void authoritiesAndRadiusServersAreNamedAndLoopbackIsNot() throws Exception {
    // When
    Set<Alias> own = OwnParts.of(config(PARTS), Optional.of("localhost"));
    // Then
    assertThat(own)
        .extracting(Alias::key)
        .containsExactlyInAnyOrder(
            "authority-name=cn=device ca,o=example",
            "hostname=vault.example.net",
            "hostname=vault",
            "ip=192.0.2.7",
            "hostname=radius-1.example.net",
            "hostname=radius-1");
  }

  /** Who is to be quarantined could call itself like the RADIUS server. */
  @Test
  void onlyWhatNobodyCanCallItselfIsProtectedUnlessItIsAskedFor() throws Exception {
    // When
    Limits usual = GuardLimits.of(config(PARTS + "guard: {never-touch: [group=vip]}\n"));
    Limits asked =
        GuardLimits.of(config(PARTS + "guard: {never-touch: [group=vip], protect-own: true}\n"));
    // Then
    assertThat(usual.neverTouch())
        .containsExactlyInAnyOrder("group=vip", "authority-name=cn=device ca,o=example");
    assertThat(asked.neverTouch()).contains("group=vip", "ip=192.0.2.7", "hostname=radius-1");
  }

  @Test
  void theSettingsReachTheGuard() throws Exception {
    // When
    Limits limits =
        GuardLimits.of(
            config(
                """
                guard:
                  approvals: 3
                  drip: 7
                  compromise: {limit: 5, approvals: 1}
                  weak-names: true
                  recommend: [group=executives, hostname=Desk-1]
                  two-people: [group=ca-keys]
                """));
    // Then
    assertThat(limits.approvals()).isEqualTo(3);
    assertThat(limits.drip()).isEqualTo(7);
    assertThat(limits.compromise()).isEqualTo(new Limits.Compromise(5, 1));
    assertThat(limits.recommend()).containsExactlyInAnyOrder("group=executives", "hostname=desk-1");
    assertThat(limits.twoPeople()).containsExactly("group=ca-keys");
    assertThat(limits.damping().times()).isEqualTo(5);
  }

  private PortcullisConfig config(String yaml) throws Exception {
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml));
  }
}
