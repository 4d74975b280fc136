package io.portcullis.routes.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.CertificateRequest.Use;

import static org.assertj.core.api.Assertions.assertThat;

/** Authorities ask a real hub before they issue, and strangers' certificates are told to it. */
class IssuanceIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String DEVICE = "4d2f9c10-1d5e-4b58-9a4e-0a7d5e3c1f17";
  private static final byte[] KEY =
      "thirty-two octets of a good key.".getBytes(StandardCharsets.UTF_8);
  private static final String[] TOKEN = {"Authorization", "Bearer oak-scep-token"};

  @TempDir private static Path folder;
  private static Pki.Credential device;
  private static HubProcess hub;

  @BeforeAll
  static void start() {
    Pki pki = Pki.in(folder.resolve("ca"));
    device = pki.issue("slate-17", Use.CLIENT);
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("SCEP", "oak-scep-token")
            .with("STEP", Base64.getEncoder().encodeToString(KEY))
            .start(
                """
                sources:
                  - {name: inventory, type: inventory}
                  - {name: intune, type: intune}
                enforcers:
                  ca: [%s]
                networks:
                  - {name: lobby, when-unknown: fail-open}
                issuance:
                  fronts:
                    - name: scep
                      auth: {bearer: {token: "env:SCEP"}}
                      authority: "%s"
                      must-ask: true
                      since: 2026-01-01
                    - name: step-ca
                      form: step-ca
                      auth: {hmac: {header: X-Smallstep-Signature, secret: "env:STEP", key: base64}}
                      attested-as: ["mdm-device=intune:{id}"]
                """
                    .formatted(pki.yaml(), device.issuer()));
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void whoDoesNotProveItselfIsToldNothing() {
    assertThat(hub.client().ask("/issuance/authorize/scep", plain()).status()).isEqualTo(401);
    assertThat(hub.client().ask("/issuance/authorize/none", plain(), TOKEN).status())
        .isEqualTo(404);
    assertThat(stepCa("0".repeat(64), body()).status()).isEqualTo(401);
    assertThat(hub.client().ask("/issuance/authorize/scep", "{\"subjekt\": []}", TOKEN).status())
        .isEqualTo(400);
  }

  @Test
  void aCertificateThatNobodyIssuedIsRefusedInAnOpenNetworkAndIsADetection() {
    // When
    var forged =
        hub.client()
            .authorise(
                Map.of(
                    "TLS-Client-Cert-Serial", List.of("0badcafe"),
                    "TLS-Client-Cert-Issuer", List.of("/O=Keep/CN=Keep Device CA")));
    var unknown =
        hub.client()
            .authorise(
                Map.of(
                    "TLS-Client-Cert-Serial", List.of("0badcafe"),
                    "TLS-Client-Cert-Issuer", List.of("/CN=Somebody else's CA")));
    // Then
    assertThat(forged.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(200);
    eventually()
        .until(
            () ->
                hub.client()
                    .explain("authority-name=cn=keep device ca,o=keep")
                    .filter(e -> e.toString().contains("certificates/unassigned-serial"))
                    .isPresent());
  }

  @Test
  void aDeviceGetsACertificateUntilItFallsOutOfCompliance() throws Exception {
    // Given
    String known = Feeds.device("slate-17", DEVICE, "02:00:5e:00:00:17", device.certificate());
    assertThat(hub.client().post("inventory", known).status()).isEqualTo(202);
    eventually().until(() -> ask(plain()) == 200);
    eventually().until(() -> ask(renewal()) == 200);
    assertThat(signed(body()).body()).contains("\"allow\":true");
    eventually().until(() -> known("was issued at") && known("scep was told yes"));
    // When
    hub.client().post("intune", Feeds.nonCompliant(DEVICE, "m-1", Instant.now()));
    // Then
    eventually().until(() -> ask(plain()) == 403);
    eventually().until(() -> ask(renewal()) == 403);
    assertThat(signed(body()).body())
        .contains("\"allow\":false")
        .contains("portcullis-quarantined")
        .contains("QUARANTINED");
    eventually().until(() -> recorded("issuance-asked") >= 5);
    eventually().until(() -> known("scep was told no"));
  }

  /** Whether that is a fact about the device. */
  private static boolean known(String text) {
    return hub.client()
        .explain(Feeds.byMdm(DEVICE))
        .filter(e -> e.toString().contains(text))
        .isPresent();
  }

  private static long recorded(String action) {
    return new TopicReader(hub.client().bootstrapServers())
        .all("records").stream().filter(r -> r.toString().contains(action)).count();
  }

  private static int ask(String question) {
    return hub.client().ask("/issuance/authorize/scep", question, TOKEN).status();
  }

  private static HubClient.Answer signed(String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return stepCa(
        HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))), body);
  }

  private static HubClient.Answer stepCa(String signature, String body) {
    return hub.client()
        .ask("/issuance/authorize/step-ca", body, "X-Smallstep-Signature", signature);
  }

  private static String plain() {
    return "{\"subject\": [\"" + Feeds.byMdm(DEVICE) + "\"]}";
  }

  private static String renewal() {
    return "{\"authority\": \"%s\", \"renews\": {\"serial\": \"%s\"}}"
        .formatted(device.issuer(), device.serial());
  }

  private static String body() {
    return """
        {"timestamp": "%s", "attestationData": {"permanentIdentifier": "%s"},
         "x509CertificateRequest": {"subject": {"commonName": "slate-17"}}}
        """
        .formatted(Instant.now(), DEVICE);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
