package io.portcullis.routes.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Security event tokens come into a running hub by both ways, and what they say is done. */
class SharedSignalsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PUSH_TOKEN = "ivory-lantern-40";
  private static final String POLL_TOKEN = "amber-kettle-17";
  private static final String COMPLIANCE = "device-compliance-change";
  private static final Map<String, String> BAD =
      Map.of("previous_status", "compliant", "current_status", "not-compliant");

  @TempDir private static Path folder;
  private static SetTransmitter transmitter;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    transmitter = new SetTransmitter(POLL_TOKEN);
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("PUSH_TOKEN", PUSH_TOKEN)
            .with("POLL_TOKEN", POLL_TOKEN)
            .start(config());
    transmitter.durable(id -> arrivals(id) > 0);
  }

  private static String config() {
    return """
        sources:
          - name: pushed
            type: ssf
            raw: text
            auth:
              signed-set:
                issuer: %1$s
                audience: %2$s
                jwks: %3$s
                token: env:PUSH_TOKEN
          - name: polled
            type: ssf
            auth:
              polled-set:
                issuer: %1$s
                audience: %2$s
                jwks: %3$s
                endpoint: %4$s
                token: env:POLL_TOKEN
                every: 1s
        """
        .formatted(
            SetTransmitter.ISSUER,
            SetTransmitter.AUDIENCE,
            transmitter.at("/jwks.json"),
            transmitter.at("/poll"));
  }

  @AfterAll
  static void end() {
    hub.close();
    transmitter.close();
  }

  @Test
  void aForgedTokenIsRefusedAndKeptAsADeadLetter() {
    String id = id();
    String forged = transmitter.forged(id, COMPLIANCE, device(id), BAD);
    // When
    HubClient.Answer answer = push(forged, PUSH_TOKEN);
    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("err").asText()).isEqualTo("authentication_failed");
    assertThat(arrivals(id)).isZero();
    assertThat(topics().all("dead-letters"))
        .anyMatch(letter -> letter.toString().contains("the signature is not the transmitter's"));
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String id = id();
    String header = "{\"alg\":\"none\",\"typ\":\"secevent+jwt\"}";
    String claims = SetTransmitter.claims(id, COMPLIANCE, device(id), BAD);
    for (String signature : List.of("", "AAAA")) {
      // When
      HubClient.Answer answer =
          push(base64(header) + "." + base64(claims) + "." + signature, PUSH_TOKEN);
      // Then
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("err").asText()).isIn("invalid_key", "invalid_request");
    }
    assertThat(arrivals(id)).isZero();
  }

  @Test
  void aGenuineTokenWithoutTheAgreedSecretIsRefused() {
    String id = id();
    String token = transmitter.signed(id, COMPLIANCE, device(id), BAD);
    // When
    HubClient.Answer answer = push(token, "guess");
    // Then
    assertThat(answer.json().path("err").asText()).isEqualTo("authentication_failed");
    assertThat(arrivals(id)).isZero();
  }

  @Test
  void aPushedTokenIsDurableWhenItIsAnsweredAndQuarantinesItsDevice() {
    String id = id();
    String token = transmitter.signed(id, COMPLIANCE, device(id), BAD);
    // When
    HubClient.Answer answer = push(token, PUSH_TOKEN);
    // Then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(arrivals(id)).isEqualTo(1);
    admitted(id, "QUARANTINED");
    assertThat(raw(token)).hasSize(1);
    push(transmitter.signed(id(), COMPLIANCE, device(id), fine()), PUSH_TOKEN);
    admitted(id, "GOOD");
  }

  @Test
  void aTokenThatIsPushedAgainIsTakenOnce() {
    String id = id();
    String token = transmitter.signed(id, COMPLIANCE, device(id), BAD);
    push(token, PUSH_TOKEN);
    // When
    HubClient.Answer answer = push(token, PUSH_TOKEN);
    // Then
    assertThat(answer.status()).isEqualTo(202);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(dispositions(id)).containsExactlyInAnyOrder("resolved", "duplicate"));
    assertThat(logged(id)).hasSize(1);
    assertThat(raw(token)).hasSize(1);
  }

  @Test
  void revokedSessionsAndCertificatesAreInTheLog() {
    String session = id();
    String certificate = id();
    Map<String, String> person =
        Map.of("format", "iss_sub", "iss", SetTransmitter.ISSUER, "sub", "person-" + session);
    Map<String, String> revoked =
        Map.of(
            "credential_type", "x509",
            "change_type", "revoke",
            "x509_issuer", "CN=Keep CA,O=Keep",
            "x509_serial", certificate.replace("-", ""));
    // When
    push(transmitter.signed(session, "session-revoked", person, Map.of()), PUSH_TOKEN);
    push(transmitter.signed(certificate, "credential-change", person, revoked), PUSH_TOKEN);
    // Then
    Awaitility.await()
        .atMost(SOON)
        .until(() -> !logged(session).isEmpty() && !logged(certificate).isEmpty());
    assertThat(logged(session).getFirst().toString()).contains("sessions-revoked");
    assertThat(logged(certificate).getFirst().toString()).contains("certificate-revoked");
  }

  @Test
  void whatIsPolledIsAcknowledgedWhenItIsDurableAndAForgedOneIsNot() {
    String good = id();
    String bad = id();
    // When
    transmitter.hold(good, transmitter.signed(good, COMPLIANCE, device(good), BAD));
    transmitter.hold(bad, transmitter.forged(bad, COMPLIANCE, device(bad), BAD));
    // Then
    acknowledged(good);
    admitted(good, "QUARANTINED");
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(transmitter.refused(bad)).isEqualTo("authentication_failed"));
    assertThat(transmitter.acknowledged()).doesNotContain(bad);
    assertThat(transmitter.tooEarly()).isEmpty();
    assertThat(arrivals(bad)).isZero();
  }

  @Test
  void aHubThatIsKilledInTheMiddleLosesNothingAndTakesNothingTwice() {
    String before = id();
    String meanwhile = id();
    transmitter.hold(before, transmitter.signed(before, COMPLIANCE, device(before), BAD));
    Awaitility.await().atMost(SOON).until(() -> transmitter.gave(before));
    // When
    hub.kill();
    transmitter.hold(meanwhile, transmitter.signed(meanwhile, COMPLIANCE, device(meanwhile), BAD));
    hub.start();
    // Then
    acknowledged(before);
    acknowledged(meanwhile);
    admitted(before, "QUARANTINED");
    admitted(meanwhile, "QUARANTINED");
    assertThat(logged(before)).hasSize(1);
    assertThat(logged(meanwhile)).hasSize(1);
    assertThat(transmitter.tooEarly()).isEmpty();
    assertThat(hub.log()).doesNotContain(PUSH_TOKEN, POLL_TOKEN);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static Map<String, String> device(String id) {
    return Map.of("format", "opaque", "id", "laptop-" + id);
  }

  private static Map<String, String> fine() {
    return Map.of("previous_status", "not-compliant", "current_status", "compliant");
  }

  private static HubClient.Answer push(String token, String secret) {
    return hub.client()
        .post(
            "pushed",
            token,
            "Content-Type",
            "application/secevent+jwt",
            "Authorization",
            "Bearer " + secret);
  }

  private static void acknowledged(String id) {
    Awaitility.await("acknowledged " + id)
        .atMost(SOON)
        .until(() -> transmitter.acknowledged().contains(id));
  }

  private static void admitted(String id, String standing) {
    String alias = "mdm-device=idp.keep.example:laptop-" + id;
    Awaitility.await(alias).atMost(SOON).until(() -> hub.client().admitted(alias).equals(standing));
  }

  /** How often a token came into {@code intake}; its name may make it hop there again. */
  private static int arrivals(String id) {
    return (int)
        topics().all("intake").stream()
            .filter(message -> message.path("message").asText().equals("arrived"))
            .filter(message -> message.toString().contains(id))
            .filter(message -> message.at("/search/hop").asInt() == 0)
            .count();
  }

  private static List<JsonNode> logged(String id) {
    return topics().all("signals").stream()
        .filter(signal -> signal.path("vendorId").asText().contains(id))
        .toList();
  }

  private static List<String> dispositions(String id) {
    return documents()
        .filter(d -> d.toString().contains(id))
        .map(d -> d.at("/portcullis/disposition").asText())
        .filter(became -> !became.isEmpty())
        .toList();
  }

  private static List<JsonNode> raw(String token) {
    return documents().filter(d -> d.at("/event/original").asText().equals(token)).toList();
  }

  private static Stream<JsonNode> documents() {
    return topics().all("records").stream().map(record -> record.path("document"));
  }

  private static TopicReader topics() {
    return new TopicReader(hub.client().bootstrapServers());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
