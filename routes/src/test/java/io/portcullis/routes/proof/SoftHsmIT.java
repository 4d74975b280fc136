package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;

import static org.assertj.core.api.Assertions.assertThat;

/** A tampered HSM: its keys are locked at once, and revoked when two people have agreed. */
class SoftHsmIT {
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final String TOKEN = "keep-token";
  private static final String PIN = "pin-440022";
  private static final int SYSLOG = FreePorts.tcp();

  @TempDir private static Path folder;
  private static SoftToken token;
  private static Pki pki;
  private static List<Pki.Credential> certificates;
  private static HubProcess hub;
  private static String second;

  @BeforeAll
  static void start() throws IOException {
    token = SoftToken.make(folder.resolve("hsm"), TOKEN, PIN);
    pki = Pki.in(folder.resolve("ca"));
    Path pin = Files.writeString(folder.resolve("pin"), PIN);
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("SOFTHSM2_CONF", token.configuration().toString());
    certificates = pki.issue(List.of("key-0a1b", "key-0c2d"), Use.SERVER);
    hub.start(
        """
        syslog:
          - {port: %d, source: hsm}
        sources:
          - {name: inventory, type: inventory}
          - {name: hsm, type: hsm-syslog}
        enforcers:
          ca: [%s]
          hsm: [{name: keep, module: %s, token: %s, pin: "file:%s"}]
        """
            .formatted(SYSLOG, pki.yaml(), SoftToken.MODULE, TOKEN, pin));
    second = person("berta");
    seed("vault-1", "0a1b", certificates.get(0));
    seed("vault-2", "0c2d", certificates.get(1));
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void tamperLocksTheKeysAtOnceAndTwoDifferentPeopleRevoke() throws IOException {
    // Given
    String serial = certificates.get(0).serial();
    assertThat(token.signs("0a1b")).isTrue();
    tamper("vault-1");
    eventually().until(() -> !token.signs("0a1b"));
    String id = waiting("vault-1");
    assertThat(hub.client().admitted(authority("vault-1"))).isEqualTo("QUARANTINED");
    eventually().until(() -> pki.ocsp(serial).contains("certificateHold"));
    assertThat(decide(hub.client().token(), id, "APPROVE").status()).isEqualTo(200);
    assertThat(decide(hub.client().token(), id, "APPROVE").status()).isEqualTo(403);
    assertThat(hub.client().admitted(authority("vault-1"))).isEqualTo("QUARANTINED");
    assertThat(pki.ocsp(serial)).contains("certificateHold");
    // When
    assertThat(decide(second, id, "APPROVE").status()).isEqualTo(200);
    // Then
    eventually().until(() -> pki.ocsp(serial).contains("keyCompromise"));
    eventually().until(() -> hub.client().admitted(key("0a1b")).equals("REVOKED"));
    assertThat(hub.client().admitted(authority("vault-1"))).isEqualTo("REVOKED");
    assertThat(token.signs("0a1b")).isFalse();
    assertThat(hub.log()).doesNotContain(PIN);
  }

  @Test
  void aRejectedTamperRevokesNothingAndAReinstatementGivesTheKeysBack() throws IOException {
    // Given
    String serial = certificates.get(1).serial();
    tamper("vault-2");
    eventually().until(() -> !token.signs("0c2d"));
    String id = waiting("vault-2");
    // When
    assertThat(decide(second, id, "REJECT").json().path("state").asText()).isEqualTo("REJECTED");
    // Then
    eventually().until(() -> proposal("vault-2").isEmpty());
    assertThat(hub.client().admitted(authority("vault-2"))).isEqualTo("QUARANTINED");
    assertThat(pki.ocsp(serial)).contains("certificateHold");
    String asked = reinstate("vault-2");
    assertThat(decide(hub.client().token(), asked, "APPROVE").status()).isEqualTo(403);
    assertThat(decide(second, asked, "APPROVE").status()).isEqualTo(200);
    eventually().until(() -> token.signs("0c2d"));
    eventually().until(() -> pki.ocsp(serial).contains(serial + ": good"));
  }

  private static void seed(String hsm, String key, Pki.Credential certificate) {
    Map<String, String> names = Map.of("pkcs11-key", TOKEN + ":" + key);
    token.key(key);
    post(Map.of("key", "key-" + key, "aliases", names, "certificate", certificate.certificate()));
    post(Map.of("authority", hsm, "children", List.of(Map.of("kind", "key", "aliases", names))));
    eventually().until(() -> hub.client().explain(authority(hsm)).isPresent());
    eventually().until(() -> facts(key).contains("ertificate"));
  }

  private static void post(Map<String, ?> subject) {
    assertThat(hub.client().post("inventory", Json.text(subject)).status()).isEqualTo(202);
  }

  private static String facts(String key) {
    return hub.client().explain(key(key)).map(e -> e.path("facts").toString()).orElse("");
  }

  private static String person(String name) {
    var added = hub.client().change("/people", Map.of("name", name, "role", "APPROVER"));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    return added.json().path("token").asText();
  }

  private static void tamper(String hsm) throws IOException {
    String line = "<10>1 %s %s monitor 9 - - TAMPER detected: lid".formatted(Instant.now(), hsm);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SYSLOG)) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static HubClient.Answer decide(String person, String id, String decision) {
    return hub.client()
        .change(person, "/approvals/" + id, Map.of("decision", decision, "reason", "seen it"));
  }

  private static String reinstate(String hsm) {
    String subject = id(hsm);
    var receipt =
        hub.client().change("/subjects/" + subject + "/reinstate", Map.of("reason", "false alarm"));
    assertThat(receipt.status()).as(receipt.body()).isEqualTo(200);
    return receipt.json().path("id").asText();
  }

  private static String waiting(String hsm) {
    return eventually().until(() -> proposal(hsm), Optional::isPresent).orElseThrow();
  }

  private static Optional<String> proposal(String hsm) {
    JsonNode all = hub.client().get("/approvals").json();
    return StreamSupport.stream(all.spliterator(), false)
        .filter(a -> a.path("subject").asText().equals(id(hsm)))
        .map(a -> a.path("id").asText())
        .findFirst();
  }

  private static String id(String hsm) {
    return hub.client().explain(authority(hsm)).orElseThrow().at("/subject/id").asText();
  }

  private static String authority(String name) {
    return "authority-name=" + name;
  }

  private static String key(String id) {
    return "pkcs11-key=" + TOKEN + ":" + id;
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
