package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** A fleet of which 8 % do not comply on the first day, until the rule is switched on. */
class DayZeroIT {
  private static final int DEVICES = 250;
  private static final int SINCE_LONG = 20;
  private static final int NEWLY = DEVICES - 1;
  private static final String RULE = "posture/device-noncompliant";
  private static final String ISSUER = "CN=First Day CA";
  private static final String CONFIG =
      """
      sources:
        - {name: inventory, type: inventory}
        - {name: intune, type: intune}
      policies:
        modes:
          posture/device-noncompliant: observe
      """;

  @TempDir private Path folder;
  private HubProcess hub;

  @BeforeEach
  void start() {
    hub = new HubProcess(folder.resolve("hub")).called("--observe").start(CONFIG);
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  void whatWasFoundOnTheFirstDayIsLeftAndWhatComesLaterIsCutOff() {
    // Given: a report, and nothing done
    seed();
    eventually().until(() -> report().path("cutOff").asInt() == SINCE_LONG);
    theReportSaysWhoWouldBeCutOff();
    assertThat(acted()).isEmpty();
    // Given: taken as it is, and the hub acts from now on
    accept();
    assertThat(report().path("cutOff").asInt()).isZero();
    hub.end();
    hub.called().start();
    // When
    Map<String, ?> enforce = Map.of("mode", "enforce");
    HubClient.Answer switched =
        hub.client().put("/rules/posture%2Fdevice-noncompliant/mode", enforce);
    post("intune", Feeds.nonCompliant(mdm(NEWLY), "m-new", Instant.now()));
    // Then
    assertThat(switched.status()).as(switched.body()).isEqualTo(200);
    eventually().until(() -> hub.client().admitted(Feeds.byMdm(mdm(NEWLY))).equals("QUARANTINED"));
    IntStream.range(0, SINCE_LONG).forEach(this::isLeftAndSaysWhy);
    eventually().until(() -> !acted().isEmpty());
    assertThat(acted()).allMatch(action -> action.contains(serial(NEWLY)));
    assertThat(report().path("exempt").asInt()).isEqualTo(SINCE_LONG);
  }

  private void theReportSaysWhoWouldBeCutOff() {
    JsonNode report = report();
    assertThat(report.path("observing").asBoolean()).isTrue();
    assertThat(report.path("subjects").asInt()).isGreaterThanOrEqualTo(DEVICES);
    assertThat(report.path("rules").path(0).path("rule").asText()).isEqualTo(RULE);
    assertThat(report.path("rules").path(0).path("quarantined").asInt()).isEqualTo(SINCE_LONG);
    assertThat(report.path("groups").toString())
        .isEqualTo(
            "[{\"name\":\"sales\",\"cutOff\":10,\"revoked\":0},"
                + "{\"name\":\"staff\",\"cutOff\":10,\"revoked\":0}]");
    assertThat(report.path("owners")).hasSize(5);
    assertThat(report.path("findings")).hasSize(SINCE_LONG);
  }

  private void accept() {
    Map<String, ?> body =
        Map.of(
            "until",
            LocalDate.now(ZoneOffset.UTC).plusDays(90).toString(),
            "reason",
            "as found on the first day");
    HubClient.Answer answer = hub.client().change("/report/observed/baseline", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("whom").asText()).isEqualTo(SINCE_LONG + " findings");
  }

  private void isLeftAndSaysWhy(int device) {
    String id = Feeds.byMdm(mdm(device));
    eventually().until(() -> modeWhy(id).contains("exempt until"));
    assertThat(modeWhy(id)).contains("by admin: as found on the first day");
    assertThat(hub.client().admitted(id)).isEqualTo("GOOD");
  }

  private String modeWhy(String id) {
    return hub.client()
        .explain(id)
        .map(e -> e.path("findings").path(0).path("modeWhy").asText())
        .orElse("");
  }

  private JsonNode report() {
    return hub.client().get("/report/observed").json();
  }

  /** All that was ever sent to an enforcement point, and all records that tell of it. */
  private List<String> acted() {
    TopicReader topics = new TopicReader(hub.client().bootstrapServers());
    Stream<String> actions =
        Stream.of("actions-ca", "actions-hsm", "actions-radius")
            .flatMap(topic -> topics.all(topic).stream())
            .map(JsonNode::toString);
    Stream<String> records =
        topics.all("records").stream()
            .filter(r -> r.path("dataset").asText().equals("ACTIONS"))
            .map(JsonNode::toString);
    return Stream.concat(actions, records).toList();
  }

  private void seed() {
    List<Map<String, ?>> fleet = IntStream.range(0, DEVICES).mapToObj(DayZeroIT::device).toList();
    post("inventory", Json.text(fleet));
    for (int i = 0; i < SINCE_LONG; i++) {
      post("intune", Feeds.nonCompliant(mdm(i), "m-" + i, Instant.now()));
    }
    post("intune", Feeds.compliant(mdm(NEWLY), "b-1", Instant.now()));
    eventually().until(() -> report().path("subjects").asInt() >= DEVICES);
  }

  private static Map<String, ?> device(int i) {
    Map<String, ?> certificate =
        Map.of(
            "issuer",
            ISSUER,
            "serial",
            serial(i),
            "notBefore",
            "2026-01-01T00:00:00Z",
            "notAfter",
            "2036-01-01T00:00:00Z");
    return Map.of(
        "device", "first-%03d".formatted(i),
        "aliases", Map.of("mdm-device", "intune:" + mdm(i)),
        "groups", List.of(i % 2 == 0 ? "sales" : "staff"),
        "owner", "owner-" + i % 5 + "@first.example",
        "certificate", certificate);
  }

  private static String mdm(int device) {
    return "5d0c%04d-7e2b-4b1d-9c22-33cc44dd55ee".formatted(device);
  }

  private static String serial(int device) {
    return "f1257%03x".formatted(device);
  }

  private void post(String source, String body) {
    HubClient.Answer answer = hub.client().post(source, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(500));
  }
}
