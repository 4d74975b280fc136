package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.local.CertificateRequest.Use;

import static org.assertj.core.api.Assertions.assertThat;

/** Canaries of a running hub, at its own CA. */
class CanaryIT {
  private static final Duration SOON = Duration.ofSeconds(150);
  private static final String CANARY = "arn=hub.canary";
  private static final String CANARIES = "source-name=hub.canary";
  private static final List<String> HOPS =
      List.of("accepted", "decided", "sent", "acknowledged", "ocsp", "crl", "authorisation");

  @TempDir private Path folder;
  private Pki pki;
  private HubProcess hub;

  @BeforeEach
  void prepare() {
    pki = Pki.in(folder.resolve("ca"));
    pki.issue("other", Use.CLIENT);
    hub = new HubProcess(folder.resolve("hub"));
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  void oneThatIsNotRevokedIsAFindingAndPeopleAreTold() {
    // Given: the rule only looks on
    hub.start(config("5s") + "policies:\n  modes:\n    canary/revoke: observe\n");
    // When
    JsonNode record = flights(1).getFirst();
    // Then
    assertThat(record.at("/event/outcome").asText()).isEqualTo("failure");
    assertThat(record.at("/portcullis/canary/problems").toString())
        .contains("decided never came", "ocsp never came", "authorisation never came");
    eventually().until(() -> findings(CANARIES).contains("canary/late"));
    eventually().until(() -> topics().all("actions-notify").toString().contains("WATCHED"));
    assertThat(part().path("good").asBoolean()).isFalse();
  }

  @Test
  void oneAfterTheOtherIsIssuedUsedAndRevokedWithoutAHand() {
    // When: a second one flies a minute later, of the same subject
    hub.start(config("15s"));
    List<JsonNode> flights = flights(2);
    // Then
    for (JsonNode flight : flights) {
      JsonNode canary = flight.at("/portcullis/canary");
      assertThat(flight.at("/event/outcome").asText()).as(canary.toString()).isEqualTo("success");
      assertThat(canary.path("ms").propertyStream().map(p -> p.getKey()))
          .containsExactlyInAnyOrderElementsOf(HOPS);
      assertThat(pki.ocsp(canary.path("certificate").asText())).contains(": revoked");
    }
    assertThat(serials(flights)).doesNotHaveDuplicates();
    assertThat(hub.client().admitted(CANARY)).isEqualTo("REVOKED");
    eventually().until(() -> outcomes(flights.getLast()).contains("\"crl\""));
    assertThat(outcomes(flights.getLast())).contains("\"ocsp\"", "\"authorisation\"", "vendor_ms");
    assertThat(findings(CANARIES)).isEqualTo("[]");
    assertThat(topics().all("actions-notify")).isEmpty();
    assertThat(topics().all("announcements")).isEmpty();
    assertThat(part().path("good").asBoolean()).isTrue();
  }

  private static List<String> serials(List<JsonNode> flights) {
    return flights.stream().map(f -> f.at("/portcullis/canary/certificate").asText()).toList();
  }

  /** The hops in the records of the outcomes at this certificate. */
  private String outcomes(JsonNode flight) {
    String serial = flight.at("/portcullis/canary/certificate").asText();
    return documents().stream()
        .filter(d -> d.at("/event/action").asText().equals("outcome"))
        .filter(d -> d.at("/portcullis/action/point").asText().endsWith("|" + serial))
        .map(d -> d.at("/portcullis/hops").toString())
        .toList()
        .toString();
  }

  private List<JsonNode> flights(int count) {
    eventually().until(() -> flown().size() >= count);
    return flown();
  }

  private List<JsonNode> flown() {
    return documents().stream()
        .filter(d -> d.at("/event/action").asText().equals("canary"))
        .toList();
  }

  private List<JsonNode> documents() {
    return topics().all("records").stream().map(r -> r.path("document")).toList();
  }

  private TopicReader topics() {
    return new TopicReader(hub.client().bootstrapServers());
  }

  private String findings(String id) {
    return hub.client().explain(id).map(e -> e.path("findings").toString()).orElse("");
  }

  private JsonNode part() {
    return hub.client().part("canary").orElseThrow();
  }

  private String config(String limit) {
    return """
        enforcers:
          ca: [%s]
        canary: {every: 1m, limit: %s, ca: keep}
        """
        .formatted(pki.yaml(), limit);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(500));
  }
}
