package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.connectors.idp.ssf.verify.KeyPlace;
import io.portcullis.routes.transmit.StrictReceiver;

import static org.assertj.core.api.Assertions.assertThat;

/** A running hub tells a strict receiver what it decided; and itself, as a receiver of SETs. */
class TransmitterIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
  private static final String TABLET = "7c1f0001-3c4d-4e5f-8a9b-0c1d2e3f4a5b";
  private static final String FALCON = "fa1c0002falcon0002";

  @TempDir private Path folder;
  private Pki pki;
  private Pki.Credential certificate;
  private HubProcess hub;
  private StrictReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    pki = Pki.in(folder.resolve("ca"));
    certificate = pki.issue("slate-31", Use.CLIENT);
    hub = new HubProcess(folder.resolve("hub")).with("RECEIVER", StrictReceiver.TOKEN);
    receiver = receiver(0);
    hub.start(config());
    eventually().until(() -> !receiver.verifications().isEmpty());
  }

  @AfterEach
  void end() {
    if (hub != null) {
      hub.close();
    }
    if (receiver != null) {
      receiver.close();
    }
  }

  @Test
  void complianceAndRevocationAreTold() {
    // Given
    enrol();
    // When
    say("intune", Feeds.nonCompliant(TABLET, "m-1", Instant.now()));
    eventually().until(() -> receiver.events().size() == 1);
    say("intune", Feeds.compliant(TABLET, "b-1", Instant.now()));
    eventually().until(() -> receiver.events().size() == 2);
    say("falcon", theft());
    eventually().until(() -> receiver.events().size() == 4);
    // Then
    assertThat(receiver.faults()).isEmpty();
    List<JsonNode> events = receiver.events();
    assertThat(status(events.get(0))).isEqualTo("not-compliant");
    assertThat(status(events.get(1))).isEqualTo("compliant");
    assertThat(status(events.get(2))).isEqualTo("not-compliant");
    assertThat(events).allMatch(e -> e.at("/sub_id/device/sub").asText().equals(TABLET));
    JsonNode revoked = events.get(3).path("events").path(CAEP + "credential-change");
    assertThat(revoked.path("change_type").asText()).isEqualTo("revoke");
    assertThat(revoked.path("credential_type").asText()).isEqualTo("x509");
    assertThat(revoked.path("x509_issuer").asText()).isEqualTo(certificate.issuer());
    assertThat(revoked.path("x509_serial").asText()).isEqualTo(certificate.serial());
    assertThat(events.get(3).path("txn")).isEqualTo(events.get(2).path("txn"));
    hearsItself("loop");
    hearsItself("asking");
    published();
    assertThat(hub.log()).doesNotContain(StrictReceiver.TOKEN);
  }

  /** Streams lead to the hub's own sources: "loop" by push, "asked" by poll. */
  private void hearsItself(String source) {
    TopicReader topics = new TopicReader(hub.client().bootstrapServers());
    eventually()
        .until(
            () ->
                topics.all("signals").stream()
                    .filter(s -> s.path("source").asText().equals(source))
                    .map(s -> s.path("statement"))
                    .filter(s -> s.path("kind").asText().equals("certificate-revoked"))
                    .anyMatch(s -> s.path("serial").asText().equals(certificate.serial())));
  }

  private void published() {
    HubClient.Answer answer = hub.client().get("/.well-known/ssf-configuration");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
    JsonNode configuration = answer.json();
    assertThat(configuration.path("issuer").asText()).isEqualTo(issuer());
    assertThat(configuration.path("spec_version").asText()).isEqualTo("1_0");
    URI keys = URI.create(configuration.path("jwks_uri").asText());
    assertThat(hub.client().get(keys.getPath()).body()).doesNotContain("\"d\":");
    assertThat(hub.client().part("stream").orElseThrow().path("good").asBoolean()).isTrue();
  }

  @Test
  void whatIsDecidedWhileTheReceiverIsAwayArrivesAfterTheHubWasKilled() throws Exception {
    // Given
    enrol();
    say("intune", Feeds.nonCompliant(TABLET, "m-1", Instant.now()));
    eventually().until(() -> receiver.events().size() == 1);
    String first = receiver.events().getFirst().path("jti").asText();
    int port = receiver.endpoint().getPort();
    receiver.close();
    // When
    say("falcon", theft());
    eventually().until(() -> pki.ocsp(certificate.serial()).contains("keyCompromise"));
    eventually().until(() -> hub.log().contains("stream strict: no whole answer"));
    assertThat(part().path("good").asBoolean()).isFalse();
    assertThat(part().path("detail").asText()).contains("behind, failing since");
    hub.kill();
    receiver = receiver(port);
    hub.start();
    // Then
    eventually().until(() -> !receiver.events().isEmpty());
    eventually().until(() -> part().path("good").asBoolean());
    List<JsonNode> events = receiver.events();
    assertThat(events).hasSize(1);
    JsonNode only = events.getFirst();
    assertThat(only.path("events").has(CAEP + "credential-change")).isTrue();
    assertThat(only.path("jti").asText()).isNotEqualTo(first);
    assertThat(receiver.faults()).isEmpty();
    recorded(first, only.path("jti").asText());
  }

  private void recorded(String... ids) {
    String records =
        new TopicReader(hub.client().bootstrapServers())
            .all("records").stream()
                .filter(r -> r.toString().contains("set-transmitted"))
                .map(JsonNode::toString)
                .reduce("", String::concat);
    assertThat(records).contains(ids);
  }

  private JsonNode part() {
    return hub.client().get("/status").json().path("parts").findParents("kind").stream()
        .filter(p -> p.path("kind").asText().equals("stream"))
        .filter(p -> p.path("name").asText().equals("strict"))
        .findFirst()
        .orElseThrow();
  }

  private StrictReceiver receiver(int port) throws IOException {
    KeyPlace keys = KeyPlace.url(hub.uri().resolve("/ssf/jwks.json"));
    return new StrictReceiver(port, issuer(), keys, Clock.systemUTC());
  }

  private String issuer() {
    return hub.uri().toString();
  }

  private void enrol() {
    Map<String, ?> names =
        Map.of("mdm-device", "intune:" + TABLET, "edr-agent", "crowdstrike:" + FALCON);
    say(
        "inventory",
        Json.text(
            Map.of(
                "device", "slate-31", "aliases", names, "certificate", certificate.certificate())));
    eventually()
        .until(
            () ->
                hub.client()
                    .explain(Feeds.byMdm(TABLET))
                    .filter(e -> e.path("facts").toString().contains("certificate "))
                    .isPresent());
  }

  private static String theft() {
    return Json.text(
        Map.of(
            "composite_id", "theft-31",
            "product", "epp",
            "name", "CredentialDumping",
            "created_timestamp", Instant.now().toString(),
            "severity", 90,
            "severity_name", "Critical",
            "tactic", "Credential Access",
            "status", "new",
            "device", Map.of("device_id", FALCON, "hostname", "slate-31")));
  }

  private void say(String source, String body) {
    HubClient.Answer answer = hub.client().post(source, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static String status(JsonNode claims) {
    return claims
        .path("events")
        .path(CAEP + "device-compliance-change")
        .path("current_status")
        .asText();
  }

  private String config() {
    String own = issuer();
    return """
        sources:
          - {name: inventory, type: inventory}
          - {name: intune, type: intune}
          - {name: falcon, type: crowdstrike}
          - name: loop
            type: ssf
            auth:
              signed-set: {issuer: "%s", audience: loop, jwks: "%s/ssf/jwks.json"}
          - name: asking
            type: ssf
            auth:
              polled-set:
                issuer: "%s"
                audience: asked
                jwks: "%s/ssf/jwks.json"
                endpoint: "%s/ssf/streams/asked/poll"
                token: env:RECEIVER
                every: 1s
        enforcers:
          ca: [%s]
        transmitter:
          issuer: %s
          streams:
            - name: strict
              audience: %s
              names: [intune]
              delivery:
                push: {endpoint: "%s", token: "env:RECEIVER", timeout: 2s}
            - name: loop
              audience: loop
              events: [credential-change]
              delivery:
                push: {endpoint: "%s/hooks/loop"}
            - name: asked
              audience: asked
              events: [credential-change]
              delivery:
                poll: {token: "env:RECEIVER"}
        """
        .formatted(
            own,
            own,
            own,
            own,
            own,
            pki.yaml(),
            own,
            StrictReceiver.AUDIENCE,
            receiver.endpoint(),
            own);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
