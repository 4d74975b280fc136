package io.portcullis.routes.api;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.routes.people.People;
import io.portcullis.routes.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(ApiProfile.class)
class ApiTest {
  private static final String REASON = "{\"reason\":\"drill\"}";

  @TestHTTPResource URI hub;
  @Inject People people;
  @Inject FakeHub fake;

  @BeforeEach
  void forget() {
    fake.events.clear();
  }

  @AfterEach
  void mend() {
    fake.logBroken = false;
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /status",
    "GET,    /rules",
    "GET,    /approvals",
    "GET,    /explain/sub-1",
    "GET,    /keys",
    "GET,    /keys/key-1",
    "GET,    /keys/matrix",
    "GET,    /people",
    "POST,   /control/stop",
    "POST,   /control/resume",
    "POST,   /approvals/apr-1",
    "POST,   /subjects/sub-1/reinstate",
    "PUT,    /rules/device-non-compliant/mode",
    "PUT,    /rules/device-non-compliant/parameters/grace",
    "POST,   /rules/bundles",
    "GET,    /exemptions",
    "POST,   /exemptions",
    "POST,   /exemptions/exm-1/end",
    "GET,    /certificates",
    "GET,    /certificates/expiring",
    "GET,    /certificates/10a7",
    "GET,    /inventory/export",
    "GET,    /report/observed",
    "POST,   /report/observed/baseline",
    "POST,   /people",
    "DELETE, /people/admin"
  })
  void nobodyIsAnsweredWithoutAToken(String method, String path) throws Exception {
    // When
    Client.Answer answer = new Client(hub, "").call(method, path, BodyPublishers.ofString(REASON));
    // Then
    assertThat(answer.status()).isIn(401, 429);
    assertThat(answer.type()).startsWith(Problem.MEDIA_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER,   POST,   /control/stop",
    "VIEWER,   POST,   /control/resume",
    "OPERATOR, POST,   /approvals/apr-1",
    "OPERATOR, POST,   /subjects/sub-1/reinstate",
    "OPERATOR, POST,   /planned",
    "OPERATOR, POST,   /planned/pln-1/cancel",
    "VIEWER,   POST,   /alerts/alr-1/acknowledge",
    "APPROVER, PUT,    /rules/device-non-compliant/mode",
    "APPROVER, PUT,    /rules/device-non-compliant/parameters/grace",
    "APPROVER, POST,   /rules/bundles",
    "APPROVER, POST,   /exemptions",
    "APPROVER, POST,   /exemptions/exm-1/end",
    "APPROVER, POST,   /report/observed/baseline",
    "APPROVER, POST,   /people",
    "APPROVER, DELETE, /people/admin"
  })
  void aRoleThatMayNotIsRefusedAndThatIsTakenDown(Role role, String method, String path)
      throws Exception {
    // When
    Client.Answer answer = as(role).call(method, path, BodyPublishers.ofString(REASON));
    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().get("detail").asText()).contains("does not allow this");
    assertThat(fake.events).extracting(AdminEvent::step).containsExactly(AdminEvent.Step.DENIED);
    assertThat(fake.events.get(0).call()).isEqualTo(method + " " + path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /control/stop             | {"reason":                       | 400 | the body is not the JSON that is expected here
          POST | /control/stop             | {}                               | 400 | field "reason" is missing
          POST | /control/stop             | {"reason":" "}                   | 400 | field "reason" is empty
          POST | /control/stop             | {"reason":"a\\u0007"}            | 400 | field "reason" holds control characters
          POST | /control/stop             | {"reasn":"a"}                    | 400 | unknown field "reasn"
          POST | /control/stop             | {"reason":["a"]}                 | 400 | field "reason" has the wrong form
          POST | /control/stop             | []                               | 400 | the body is not the JSON that is expected here
          POST | /approvals/apr-1          | {"decision":"yes","reason":"a"}  | 400 | field "decision" has the wrong form
          POST | /approvals/apr-1          | {"reason":"a"}                   | 400 | field "decision" is missing
          POST | /approvals/none           | {"decision":"approve","reason":"a"} | 404 | no approval has the id none
          POST | /subjects/x/reinstate     | {"reason":"a"}                   | 409 | x is in good standing
          POST | /planned                  | {"owner":"hr"}                   | 400 | field "group" is missing
          POST | /planned                  | {"group":"g","owner":"hr","quota":"x"} | 400 | field "quota" has the wrong form
          POST | /planned                  | {"group":"g","owner":"hr","from":"friday"} | 400 | field "from" has the wrong form
          POST | /planned/none/cancel      | {"reason":"a"}                   | 404 | nothing is planned under the id none
          POST | /alerts/none/acknowledge  | {"reason":"a"}                   | 404 | no alert is known as none
          POST | /alerts/alr-1/acknowledge | {}                               | 400 | field "reason" is missing
          GET  | /audit/checkpoints?limit=501 | {}                            | 400 | parameter limit must be 1 to 500
          PUT  | /rules/none/mode          | {"mode":"observe"}               | 404 | no rule has the id none
          PUT  | /rules/none/mode          | {"mode":"enforce","ramp":0}      | 400 | field "ramp" must be 1 to 100, is 0
          POST | /exemptions               | {"whom":"s","until":"2027-01-01","reason":"a"} | 400 | field "rule" is missing
          POST | /exemptions               | {"rule":"all","until":"2027-01-01","reason":"a"} | 400 | field "whom" is missing
          POST | /exemptions               | {"rule":"all","whom":"s","reason":"a"} | 400 | field "until" is missing
          POST | /exemptions               | {"rule":"all","whom":"s","until":"soon","reason":"a"} | 400 | field "until" must be a day like 2027-03-31, or a moment like 2027-03-31T18:00:00Z
          POST | /exemptions               | {"rule":"all","whom":"s","until":"2027-01-01"} | 400 | field "reason" is missing
          POST | /exemptions/none/end      | {"reason":"a"}                   | 404 | no exemption has the id none
          POST | /report/observed/baseline | {"until":"2027-01-01"}           | 400 | field "reason" is missing
          PUT  | /rules/none/mode          | {"mode":"on"}                    | 400 | field "mode" has the wrong form
          PUT  | /rules/none/parameters/x  | {"value":"PT1H"}                 | 400 | no rule "none"
          PUT  | /rules/none/parameters/x  | {}                               | 400 | field "value" is missing
          POST | /people                   | {"name":"A B","role":"viewer"}   | 400 | a name is 1 to 64 lower-case letters, digits and . _ @ -, and starts with one of the former
          POST | /people                   | {"name":"x"}                     | 400 | field "role" is missing
          POST | /nowhere                  | {}                               | 404 | there is nothing at this address
          GET  | /keys?tier=highest        | {}                               | 400 | parameter tier must be one of ca, production-signing, non-production, ephemeral, unknown
          GET  | /keys?limit=0             | {}                               | 400 | parameter limit must be 1 to 1000
          GET  | /keys?limit=1001          | {}                               | 400 | parameter limit must be 1 to 1000
          GET  | /keys/nothing             | {}                               | 404 | no key is known as nothing
          PUT  | /status                   | {}                               | 405 | this address does not take that method
          """)
  void wrongInputIsRefusedInTheseWords(
      String method, String path, String body, int status, String detail) throws Exception {
    // When
    Client.Answer answer = as(Role.ADMIN).call(method, path, BodyPublishers.ofString(body));
    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.type()).startsWith(Problem.MEDIA_TYPE);
    assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
  }

  @Test
  void aMissingBodyIsRefused() throws Exception {
    assertThat(as(Role.ADMIN).post("/control/stop", "").json().get("detail").asText())
        .isEqualTo("the body is missing");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() throws Exception {
    // When
    Client.Answer answer =
        as(Role.ADMIN)
            .call("POST", "/control/stop", "text/plain", BodyPublishers.ofString("drill"));
    // Then
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().get("detail").asText())
        .isEqualTo("the type of the body (Content-Type) is none that is taken here");
  }

  @Test
  void aBodyOverTheLimitIsRefused() throws Exception {
    // When
    Client.Answer answer = as(Role.ADMIN).post("/control/stop", "x".repeat(64 * 1024 + 1));
    // Then
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).startsWith(Problem.MEDIA_TYPE);
  }

  @Test
  void aBodyOverTheLimitWithoutALengthIsRefused() throws Exception {
    // Given
    byte[] body = ("{\"reason\":\"" + "x".repeat(64 * 1024) + "\"}").getBytes("UTF-8");
    // When
    Client.Answer answer =
        as(Role.ADMIN)
            .call(
                "POST",
                "/control/stop",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    // Then
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).startsWith(Problem.MEDIA_TYPE);
  }

  @Test
  void anErrorOfTheHubsOwnShowsNothingOfItself() throws Exception {
    // When
    Client.Answer answer = as(Role.ADMIN).post("/subjects/break-it/reinstate", REASON);
    // Then
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.type()).startsWith(Problem.MEDIA_TYPE);
    assertThat(answer.text()).doesNotContain(FakeHub.LEAK, "Exception", "at io.");
  }

  @Test
  void nothingIsChangedThatCanNotBeTakenDown() throws Exception {
    // Given
    Client admin = as(Role.ADMIN);
    fake.logBroken = true;
    // When
    Client.Answer answer =
        admin.call(
            "PUT",
            "/rules/device-non-compliant/mode",
            BodyPublishers.ofString("{\"mode\":\"recommend\"}"));
    // Then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(admin.get("/rules").text()).doesNotContain("RECOMMEND");
  }

  @Test
  void unknownTokensAreSlowedDownAndKnownOnesAreNot() throws Exception {
    // Given
    Client stranger = new Client(hub, "pcl_wrong");
    for (int i = 0; i < 5; i++) {
      stranger.get("/status");
    }
    // When
    Client.Answer answer = stranger.get("/status");
    // Then
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.whole().headers().firstValue("retry-after")).contains("3600");
    assertThat(as(Role.VIEWER).get("/status").status()).isEqualTo(200);
  }

  @Test
  void aStopIsTakenDownBeforeAndAfter() throws Exception {
    // When
    Client.Answer answer = as(Role.OPERATOR).post("/control/stop", REASON);
    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("stopped").asBoolean()).isTrue();
    assertThat(fake.events)
        .extracting(AdminEvent::step)
        .containsExactly(AdminEvent.Step.ASKED, AdminEvent.Step.DONE);
    assertThat(fake.events).extracting(AdminEvent::reason).containsOnly("drill");
    assertThat(fake.events).extracting(AdminEvent::address).containsOnly("127.0.0.1");
  }

  @Test
  void twoDifferentPeopleApproveAndNobodyTwice() throws Exception {
    // Given
    String yes = "{\"decision\":\"approve\",\"reason\":\"seen\"}";
    Client anna = as(Role.APPROVER);
    anna.post("/approvals/apr-1", yes);
    // When
    Client.Answer again = anna.post("/approvals/apr-1", yes);
    Client.Answer other = as(Role.APPROVER).post("/approvals/apr-1", yes);
    // Then
    assertThat(again.status()).isEqualTo(403);
    assertThat(other.json().get("state").asText()).isEqualTo("ADMITTED");
  }

  @Test
  void aPersonIsAddedListedWithoutHashAndRemoved() throws Exception {
    // Given
    Client admin = as(Role.ADMIN);
    String name = "p" + UUID.randomUUID();
    String token =
        admin
            .post("/people", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}")
            .json()
            .get("token")
            .asText();
    assertThat(new Client(hub, token).get("/status").status()).isEqualTo(200);
    assertThat(admin.get("/people").text()).contains(name).doesNotContain("sha256");
    // When
    Client.Answer removed = admin.call("DELETE", "/people/" + name, BodyPublishers.noBody());
    // Then
    assertThat(removed.status()).isEqualTo(200);
    assertThat(new Client(hub, token).get("/status").status()).isIn(401, 429);
    assertThat(fake.events.toString()).contains(name).doesNotContain(token);
  }

  @Test
  void anExplanationIsFoundByAnAliasWithASlash() throws Exception {
    // When
    Client.Answer answer = as(Role.VIEWER).get("/explain/hostname%3Dlaptop%2F1");
    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/subject/name").asText()).isEqualTo("laptop-1");
    assertThat(answer.json().at("/signals/0/receivedAt").asText())
        .isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void aViewerSeesKeysAndTheCardOfOneByAnyName() throws Exception {
    // Given
    Client viewer = as(Role.VIEWER);
    // When
    Client.Answer card = viewer.get("/keys/arn%3Aaws%3Akms%3Ax%3A1%3Akey%2F7");
    // Then
    assertThat(card.status()).isEqualTo(200);
    assertThat(card.json().at("/answers")).hasSize(8);
    assertThat(card.json().at("/answers/0/question").asText()).isEqualTo("STORED");
    assertThat(card.json().at("/answers/0/known").asBoolean()).isFalse();
    assertThat(viewer.get("/keys/matrix").json().at("/keys/0/cells")).hasSize(30);
    Client.Answer page = viewer.get("/keys?limit=1&tier=unknown");
    assertThat(page.json().at("/keys/0/id").asText()).isEqualTo("key-1");
    assertThat(viewer.get("/keys?after=key-1").json().at("/next").asText()).isEmpty();
    assertThat(viewer.get("/keys?tier=ca").json().at("/keys")).isEmpty();
  }

  @Test
  void theCallsAreDescribed() throws Exception {
    // When
    Client.Answer answer = new Client(hub, "").get("/q/openapi?format=json");
    // Then
    assertThat(answer.text())
        .contains("/approvals/{id}", "/keys/{id}", "/control/stop", "Portcullis");
  }

  private Client as(Role role) {
    String name = "t" + UUID.randomUUID();
    return new Client(hub, people.add(name, role, "test").reveal());
  }
}
