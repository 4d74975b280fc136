package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.embedded.KafkaForTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hubs keep one calendar: a rotation from its plan to the end, and what is late is a finding.
 */
class CalendarRecordsIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final String OLD = "issuing:0a1b";
  private static final String NEW = "issuing:0c2d";
  private static final String LONG_AGO = "2026-01-01";

  @TempDir private Path folder;
  private final String application = "cal-" + UUID.randomUUID().toString().substring(0, 8);
  private HubProcess one;
  private HubProcess two;

  @BeforeEach
  void start() {
    one = new HubProcess(folder.resolve("one")).start(config());
    two = new HubProcess(folder.resolve("two")).start(config());
    for (String key : List.of(OLD, NEW)) {
      String body =
          Json.text(
              Map.of(
                  "key", key, "aliases", Map.of("pkcs11-key", key), "tier", "production-signing"));
      assertThat(one.client().post("inventory", body).status()).isEqualTo(202);
    }
    eventually().until(() -> knows(one) && knows(two));
  }

  @AfterEach
  void end() {
    Stream.of(one, two).filter(hub -> hub != null).forEach(HubProcess::close);
  }

  @Test
  void aRotationGoesItsWayUnderFourEyesAndOutlivesARestart() {
    // Given: it is late at once
    String id = planned();
    eventually().until(() -> findings().contains("keys/rotation-overdue"));
    step(id, Map.of("phase", "new-key", "newKey", NEW));
    step(id, Map.of("phase", "overlap", "until", Instant.now().plusSeconds(3_600).toString()));
    step(id, Map.of("phase", "switched", "evidence", "signed and verified"));
    step(id, Map.of("phase", "old-blocked", "evidence", "refused to sign", "until", LONG_AGO));
    eventually().until(() -> !findings().contains("keys/rotation-overdue"));
    // When: retirement asks for another person
    JsonNode waiting = step(id, Map.of("phase", "retired", "evidence", "CHG-9"));
    assertThat(waiting.at("/item/rotation/phase").asText()).isEqualTo("OLD_BLOCKED");
    String approve = "/rotations/" + id + "/approve";
    Map<String, ?> it = Map.of("version", waiting.path("version").asLong());
    assertThat(one.client().change(approve, it).status()).isEqualTo(403);
    HubClient.Answer retired = two.client().change(added(two, "bob", "APPROVER"), approve, it);
    // Then
    assertThat(retired.status()).isEqualTo(200);
    assertThat(retired.json().at("/item/rotation/moves/4/approver").asText()).isEqualTo("bob");
    one.end();
    one.start();
    eventually().until(() -> one.client().get("/rotations/" + id).status() == 200);
    assertThat(one.client().get("/rotations/" + id).json()).isEqualTo(retired.json());
    assertThat(findings()).doesNotContain("keys/rotation-overdue");
  }

  @Test
  void ofTwoHubsThatWriteAtOnceOneIsRefusedAndNothingIsLost() {
    // Given
    String id = planned();
    String path = "/rotations/" + id + "/plan";
    eventually().until(() -> two.client().get("/rotations/" + id).status() == 200);
    // When
    List<CompletableFuture<Integer>> both =
        Stream.of(one, two)
            .map(
                hub ->
                    CompletableFuture.supplyAsync(
                        () ->
                            answered(
                                hub, path, Map.of("version", 1, "owner", hub.uri().toString()))))
            .toList();
    List<Integer> ends = both.stream().map(CompletableFuture::join).toList();
    // Then
    assertThat(ends).containsExactlyInAnyOrder(200, 409);
    String winner = (ends.getFirst() == 200 ? one : two).uri().toString();
    eventually().until(() -> Stream.of(one, two).allMatch(hub -> owner(hub, id).equals(winner)));
  }

  @Test
  void aDrillThatIsOverdueIsAFindingUntilItIsDone() {
    // Given
    HubClient.Answer planned =
        one.client().change("/exercises", Map.of("kind", "restore", "about", OLD, "owner", "pki"));
    assertThat(planned.status()).isEqualTo(200);
    String results = "/exercises/" + planned.json().at("/item/exercise/id").asText() + "/results";
    // When
    assertThat(one.client().change(results, passed(1, "2024-01-01")).status()).isEqualTo(200);
    // Then
    eventually().until(() -> findings().contains("keys/exercise-overdue"));
    assertThat(one.client().change(results, passed(2, LONG_AGO)).status()).isEqualTo(200);
    eventually().until(() -> !findings().contains("keys/exercise-overdue"));
  }

  /** Who is told to ask again, because others write, does so: on a loaded machine it happens. */
  private static int answered(HubProcess hub, String path, Map<String, ?> body) {
    int status = 503;
    for (int i = 0; i < 10 && status == 503; i++) {
      status = hub.client().change(path, body).status();
    }
    return status;
  }

  private static Map<String, ?> passed(int version, String at) {
    return Map.of(
        "version",
        version,
        "at",
        at,
        "outcome",
        "passed",
        "duration",
        "PT40M",
        "people",
        List.of("ann"),
        "evidence",
        List.of("T-1"));
  }

  private String planned() {
    HubClient.Answer planned =
        one.client()
            .change(
                "/rotations",
                Map.of(
                    "key",
                    OLD,
                    "cause",
                    "policy",
                    "due",
                    LONG_AGO,
                    "owner",
                    "pki",
                    "validation",
                    "sign and verify",
                    "rollback",
                    "errors"));
    assertThat(planned.status()).as(planned.body()).isEqualTo(200);
    return planned.json().at("/item/rotation/id").asText();
  }

  private JsonNode step(String id, Map<String, String> to) {
    long version = one.client().get("/rotations/" + id).json().path("version").asLong();
    Map<String, Object> body = new HashMap<>(to);
    body.put("version", version);
    HubClient.Answer answer = one.client().change("/rotations/" + id + "/steps", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String added(HubProcess hub, String name, String role) {
    return hub.client()
        .change("/people", Map.of("name", name, "role", role))
        .json()
        .path("token")
        .asText();
  }

  private static String owner(HubProcess hub, String id) {
    return hub.client().get("/rotations/" + id).json().at("/item/rotation/plan/owner").asText();
  }

  private String findings() {
    return one.client()
        .explain("pkcs11-key=" + OLD)
        .map(e -> e.path("findings").toString())
        .orElse("");
  }

  private static boolean knows(HubProcess hub) {
    return Stream.of(OLD, NEW)
        .allMatch(key -> hub.client().explain("pkcs11-key=" + key).isPresent());
  }

  private String config() {
    return """
    kafka: {bootstrap-servers: "%s", application-id: %s}
    sources:
      - {name: inventory, type: inventory}
    """
        .formatted(KAFKA.bootstrapServers(), application);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
