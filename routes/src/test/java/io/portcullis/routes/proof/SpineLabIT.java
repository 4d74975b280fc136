package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.lab.net.LabConfig;
import io.portcullis.lab.net.LabLog;
import io.portcullis.lab.net.LabPrograms;
import io.portcullis.lab.net.NetworkLab;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spine on real parts alone: hub, FreeRADIUS, hostapd, wpa_supplicant; a device with a
 * certificate of the hub's own authority.
 */
@Tag("lab")
class SpineLabIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String HOOK_SECRET = "oak-hook-secret";
  private static final String DAS_SECRET = "oak-das-secret";
  private static final String DEVICE = "4d2f9c10-1d5e-4b58-9a4e-0a7d5e3c1f17";
  private static final String MAC = "02:00:5e:00:00:17";

  @TempDir private Path folder;
  private Pki pki;
  private Pki.Credential device;
  private HubProcess hub;
  private NetworkLab lab;

  @BeforeEach
  void startLab() {
    Needs.packages(LabPrograms.missingPackages());
    Needs.right(LabPrograms.privileged(), "root, for network namespaces");
    pki = Pki.in(folder.resolve("ca"));
    device = pki.issue("slate-17", Use.CLIENT);
    Pki.Credential server = pki.issue("radius.keep.example", Use.SERVER);
    hub = new HubProcess(folder.resolve("hub")).with("HOOK", HOOK_SECRET).with("DAS", DAS_SECRET);
    lab =
        NetworkLab.start(
            new LabConfig(
                pki.certificate(),
                new LabConfig.Credential(server.certificate(), server.key()),
                new LabConfig.Credential(device.certificate(), device.key()),
                "slate-17",
                hub.uri().toString(),
                HOOK_SECRET,
                DAS_SECRET,
                LabConfig.Revocation.HUB));
  }

  @AfterEach
  void stopLab() {
    if (hub != null) {
      hub.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void aDeviceThatFallsOutOfComplianceIsOffTheNetworkUntilItCompliesAgain() {
    // Given
    hub.start(config(lab.hostapdDas().getPort(), "profile: hostapd"));
    login();
    // When
    say(Feeds.nonCompliant(DEVICE, "m-1", Instant.now()));
    // Then
    assertThat(lab.awaitPortClosed(SOON)).isTrue();
    assertThat(lab.reach("10")).isFalse();
    onHold();
    eventually().until(() -> answers("DISCONNECTED").contains("Disconnect-ACK"));
    // Accounting's Stop is the proof.
    eventually().until(() -> point("DISCONNECTED").equals("VERIFIED"));
    refusedAtTheNextLogin();
    say(Feeds.compliant(DEVICE, "b-1", Instant.now()));
    eventually().until(() -> pki.ocsp(device.serial()).contains(device.serial() + ": good"));
    backIn();
  }

  @Test
  void whereTheNasCanMoveASessionItIsMovedToQuarantineAndBack() {
    // Given
    hub.start(
        config(
            lab.freeradiusDas().getPort(),
            "profile: freeradius, quarantine-vlan: \"99\", normal-vlan: \"10\""));
    login();
    // When
    say(Feeds.nonCompliant(DEVICE, "m-2", Instant.now()));
    // Then
    assertThat(lab.awaitVlan("99", SOON)).isTrue();
    assertThat(lab.reach("99")).isTrue();
    assertThat(lab.reach("10")).isFalse();
    onHold();
    eventually().until(() -> answers("QUARANTINED").contains("CoA-ACK"));
    // The interim record that the NAS sends after the move is the proof.
    eventually().until(() -> point("QUARANTINED").equals("VERIFIED"));
    say(Feeds.compliant(DEVICE, "b-2", Instant.now()));
    assertThat(lab.awaitVlan("10", SOON)).isTrue();
    assertThat(lab.reach("10")).isTrue();
    eventually().until(() -> pki.ocsp(device.serial()).contains(device.serial() + ": good"));
    eventually().until(() -> point("CONNECTED").equals("VERIFIED"));
  }

  private String config(int dasPort, String nas) {
    return """
        sources:
          - {name: inventory, type: inventory}
          - {name: intune, type: intune}
          - name: freeradius
            type: freeradius
            auth: {shared-secret: {header: X-Portcullis-Secret, secret: "env:HOOK"}}
        enforcers:
          ca: [%s]
          radius: [{name: switch, host: %s, port: %d, secret: "env:DAS", timeout: 400ms, %s}]
        """
        .formatted(pki.yaml(), lab.nas(), dasPort, nas);
  }

  /** The hub learns of the device, the device plugs in, and accounting tells of its session. */
  private void login() {
    assertThat(
            hub.client()
                .post("inventory", Feeds.device("slate-17", DEVICE, MAC, device.certificate()))
                .status())
        .isEqualTo(202);
    eventually().until(() -> hub.client().authorise(question(), secret()).status() == 200);
    lab.startSupplicant();
    lab.waitForLogin(SOON);
    assertThat(lab.reach("10")).isTrue();
    eventually().until(() -> explained().path("signals").toString().contains("session-started"));
  }

  private void onHold() {
    eventually().until(() -> pki.ocsp(device.serial()).contains("certificateHold"));
    eventually().until(() -> point("HELD").equals("VERIFIED"));
  }

  private void refusedAtTheNextLogin() {
    assertThat(hub.client().authorise(question(), secret()).status()).isEqualTo(401);
    lab.reassociate();
    eventually().until(() -> lab.log(LabLog.RADIUS).contains("Login incorrect"));
    assertThat(lab.portOpen()).isFalse();
  }

  /** Both ends hold back after a refusal, so the device is told again from time to time. */
  private void backIn() {
    eventually()
        .pollInterval(Duration.ofSeconds(6))
        .until(
            () -> {
              lab.reassociate();
              return lab.awaitVlan("10", Duration.ofSeconds(5));
            });
    assertThat(lab.reach("10")).isTrue();
  }

  private void say(String record) {
    assertThat(hub.client().post("intune", record).status()).isEqualTo(202);
  }

  private Map<String, List<String>> question() {
    return Map.of(
        "TLS-Client-Cert-Serial", List.of(device.serial()),
        "TLS-Client-Cert-Issuer", List.of("/O=Keep/CN=Keep Device CA"),
        "Calling-Station-Id", List.of("02-00-5E-00-00-17"));
  }

  private static String[] secret() {
    return new String[] {"X-Portcullis-Secret", HOOK_SECRET};
  }

  private JsonNode explained() {
    return hub.client().explain(Feeds.byMdm(DEVICE)).orElseThrow();
  }

  private List<String> answers(String want) {
    return explained().path("actions").findParents("want").stream()
        .filter(a -> a.path("want").asText().equals(want))
        .flatMap(a -> a.path("outcomes").findValuesAsText("detail").stream())
        .toList();
  }

  /** How far the enforcement point that was asked for this has come, as {@code subjects} tells. */
  private String point(String want) {
    List<JsonNode> states =
        new TopicReader(hub.client().bootstrapServers())
            .all("subjects").stream()
                .filter(s -> s.at("/subject/name").asText().equals("slate-17"))
                .toList();
    return states.getLast().at("/subject/points").findParents("want").stream()
        .filter(p -> p.path("want").asText().equals(want))
        .map(p -> p.path("status").asText())
        .findFirst()
        .orElse("");
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(100));
  }
}
