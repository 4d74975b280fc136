package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Through a running hub: what one person asks for, another agrees to, and a third attests to. */
class GuardIT {
  private static final String CONFIG =
      """
      sources:
        - {name: inventory, type: inventory}
        - {name: intune, type: intune}
      """;

  private static final String HUB = "arn=hub.audit";

  @TempDir private static Path folder;
  private static HubProcess hub;
  private static String ben;
  private static String cid;

  @BeforeAll
  static void start() {
    hub = new HubProcess(folder.resolve("hub")).start(CONFIG);
    ben = person("ben");
    cid = person("cid");
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @Test
  void aPlannedChangeHoldsOnceAnotherPersonAgreedAndTheTryOfTheFirstIsNoted() {
    Map<String, ?> wish =
        Map.of(
            "group",
            "leavers",
            "owner",
            "hr",
            "quota",
            300,
            "from",
            Instant.now().toString(),
            "until",
            Instant.now().plusSeconds(3_600).toString(),
            "reason",
            "the site closes");
    String id = hub.client().change("/planned", wish).json().path("id").asText();
    // When
    HubClient.Answer own = word(hub.client().token(), id, "approve");
    HubClient.Answer other = word(ben, id, "approve");
    // Then
    assertThat(own.status()).isEqualTo(403);
    assertThat(other.status()).isEqualTo(200);
    eventually().until(() -> planned().path("agreedBy").asText().equals("ben"));
    assertThat(hub.client().part("planned").orElseThrow().path("detail").asText())
        .contains("planned for leavers by hr: 0 of 300 used");
    eventually().until(() -> facts(HUB).contains("approval: by-requester (failed)"));
  }

  @Test
  void aReturnIsAttestedToAgreedToAndTold() {
    String subject = Feeds.byMdm("return-1");
    hub.client()
        .post(
            "inventory",
            Json.text(
                Map.of(
                    "device",
                    "tablet-7",
                    "owner",
                    "anna",
                    "aliases",
                    Map.of("mdm-device", "intune:return-1"))));
    eventually().until(() -> hub.client().explain(subject).isPresent());
    String id =
        hub.client()
            .change("/subjects/" + subject + "/reinstate", Map.of("reason", "new disk"))
            .json()
            .path("id")
            .asText();
    // When
    HubClient.Answer seen = word(cid, id, "witness");
    HubClient.Answer again = word(cid, id, "approve");
    HubClient.Answer agreed = word(ben, id, "approve");
    // Then
    assertThat(seen.json().path("given").toString()).contains("cid", "WITNESS");
    assertThat(again.status()).isEqualTo(403);
    assertThat(agreed.status()).isEqualTo(200);
    eventually().until(() -> hub.log().contains("tablet-7, owner anna was taken back by"));
  }

  private static String person(String name) {
    Map<String, ?> asked = Map.of("name", name, "role", "approver");
    return hub.client().change("/people", asked).json().path("token").asText();
  }

  private static HubClient.Answer word(String token, String id, String decision) {
    return hub.client()
        .change(token, "/approvals/" + id, Map.of("decision", decision, "reason", "looked at"));
  }

  private static JsonNode planned() {
    return hub.client().get("/planned").json().path(0);
  }

  private static String facts(String id) {
    return hub.client().explain(id).map(e -> e.path("facts").toString()).orElse("");
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
