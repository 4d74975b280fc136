package io.portcullis.routes.api;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.routes.people.People;
import io.portcullis.routes.people.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
@TestProfile(ApiProfile.class)
class DeskCallsTest {
  private static final String PLAN =
      """
      {"key": "k1", "cause": "policy", "due": "2027-01-31", "owner": "pki",
       "validation": "sign", "rollback": "errors"}
      """;

  @TestHTTPResource URI hub;
  @Inject People people;
  @Inject FakeHub fake;

  private Client operator;
  private Client approver;

  @BeforeEach
  void forget() throws Exception {
    fake.events.clear();
    fake.forgetDesk();
    operator = as(Role.OPERATOR);
    approver = as(Role.APPROVER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /rotations | {}                                                       | 400 | field "key" is missing
          /rotations | {"key": "k9", "cause": "policy", "due": "2027-01-31"}    | 404 | no key is known as k9
          /rotations | {"key": "k1", "due": "2027-01-31"}                       | 400 | field "cause" is missing
          /rotations | {"key": "k1", "cause": "whim", "due": "2027-01-31"}      | 400 | "cause" must be one of calendar, compromise, person-left, policy, vendor-incident, migration
          /rotations | {"key": "k1", "cause": "policy", "due": "soon"}          | 400 | field "due" must be a day like 2027-03-31, or a moment
          /rotations | {"key": "k1", "cause": "compromise", "due": "2027-01-31", "optional": true} | 400 | the rotation of a compromised key is not optional
          /rotations | {"key": "k1", "by": "ann"}                               | 400 | unknown field "by"
          /rotations/r9/steps | {"version": 0, "phase": "new-key"}              | 404 | nothing is kept under r9
          /rotations/r9/approve | {"version": 0}                                | 404 | nothing is kept under r9
          /rotations/r9/reject | {"version": 0}                                 | 400 | field "reason" is missing
          /rotations/r9/reject | {"version": 0, "reason": "no"}                 | 404 | nothing is kept under r9
          /destructions/k1/reject | {"version": 0, "reason": "no"}              | 404 | nothing is kept under k1
          /exercises | {"kind": "drill", "about": "k1"}                         | 400 | "kind" must be one of restore, quorum, failover, disaster-recovery, access-review, custody-count, yearly-sign-off
          /exercises | {"kind": "restore", "about": "k1", "every": "a year"}    | 400 | field "every" must be a time such as P365D or PT40M
          /exercises/e9/results | {"version": 0, "outcome": "passed"}           | 400 | field "duration" is missing
          /exercises/e9/end | {"version": 0, "reason": " "}                     | 400 | field "reason" is empty
          /retention/k1/release | {"version": 0, "reason": "case 7"}            | 404 | nothing is kept under k1
          /destructions/k1/ask | {"version": 0, "reason": "old"}                | 409 | nobody said how long this key is kept; do so first: retention set
          """)
  void wrongCallsAreRefusedInTheseWords(String path, String body, int status, String detail)
      throws Exception {
    // When
    Client.Answer answer = approver.post(path, body);
    // Then
    assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aViewerReadsAndChangesNothing() throws Exception {
    // Given
    Client viewer = as(Role.VIEWER);
    // When, Then
    assertThat(viewer.post("/rotations", PLAN).status()).isEqualTo(403);
    assertThat(viewer.get("/rotations").json().path("entries")).isEmpty();
    assertThat(fake.events).extracting(AdminEvent::step).containsExactly(AdminEvent.Step.DENIED);
  }

  @Test
  void anOperatorDoesNotApprove() throws Exception {
    assertThat(operator.post("/rotations/r1/approve", "{\"version\": 1}").status()).isEqualTo(403);
    assertThat(operator.post("/rotations/r1/reject", "{\"version\": 1}").status()).isEqualTo(403);
    assertThat(operator.post("/destructions/k1/reject", "{}").status()).isEqualTo(403);
    assertThat(operator.post("/retention/k1/release", "{}").status()).isEqualTo(403);
    assertThat(operator.post("/destructions/k1/approve", "{}").status()).isEqualTo(403);
  }

  @Test
  void whoTakesAStepIsWhoeverTheTokenSays() throws Exception {
    // Given
    String id = planned();
    // When
    JsonNode begun =
        operator
            .post(
                "/rotations/" + id + "/steps",
                "{\"version\": 1, \"phase\": \"new-key\", \"newKey\": \"k2\"}")
            .json();
    // Then
    assertThat(begun.path("version").asLong()).isEqualTo(2);
    JsonNode move = begun.at("/item/rotation/moves/0");
    assertThat(move.path("by").asText()).isEqualTo(begun.path("by").asText()).startsWith("i");
    assertThat(begun.at("/item/rotation/newKey").asText()).isEqualTo("k2");
  }

  @Test
  void anOlderVersionIsRefusedAndThatIsTakenDown() throws Exception {
    // Given
    String id = planned();
    fake.events.clear();
    // When
    Client.Answer answer =
        operator.post("/rotations/" + id + "/plan", "{\"version\": 7, \"owner\": \"web\"}");
    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(fake.events)
        .extracting(AdminEvent::step)
        .containsExactly(AdminEvent.Step.ASKED, AdminEvent.Step.REFUSED);
  }

  @Test
  void whatWaitsIsApprovedByAnotherPersonOnly() throws Exception {
    // Given
    String id = planned();
    String cancel = "{\"version\": 1, \"phase\": \"cancelled\", \"evidence\": \"no need\"}";
    JsonNode waiting = approver.post("/rotations/" + id + "/steps", cancel).json();
    assertThat(waiting.at("/item/rotation/phase").asText()).isEqualTo("PLANNED");
    // When, Then
    String approve = "/rotations/" + id + "/approve";
    assertThat(approver.post(approve, "{\"version\": 2}").status()).isEqualTo(403);
    JsonNode cancelled = as(Role.APPROVER).post(approve, "{\"version\": 2}").json();
    assertThat(cancelled.at("/item/rotation/phase").asText()).isEqualTo("CANCELLED");
    assertThat(operator.get("/rotations").json().path("entries")).isEmpty();
    assertThat(operator.get("/rotations?ended=true&about=k1").json().path("entries")).hasSize(1);
  }

  @Test
  void whatIsRejectedWaitsNoMoreAndThatIsTakenDown() throws Exception {
    // Given
    String id = planned();
    String cancel = "{\"version\": 1, \"phase\": \"cancelled\", \"evidence\": \"no need\"}";
    operator.post("/rotations/" + id + "/steps", cancel);
    fake.events.clear();
    // When
    JsonNode rejected =
        approver
            .post("/rotations/" + id + "/reject", "{\"version\": 2, \"reason\": \"it leaked\"}")
            .json();
    // Then
    assertThat(rejected.at("/item/waiting").isEmpty()).isTrue();
    assertThat(rejected.at("/item/rejected/reason").asText()).isEqualTo("it leaked");
    assertThat(rejected.at("/item/rejected/by").asText()).isEqualTo(rejected.path("by").asText());
    assertThat(fake.events)
        .extracting(AdminEvent::step, AdminEvent::reason)
        .containsExactly(
            tuple(AdminEvent.Step.ASKED, "it leaked"), tuple(AdminEvent.Step.DONE, "it leaked"));
  }

  @Test
  void aDestructionThatIsRejectedIsNotDone() throws Exception {
    // Given
    String kept = "{\"version\": 0, \"from\": \"2026-01-01\", \"least\": \"P1D\"}";
    operator.call("PUT", "/retention/k1", body(kept));
    said("ask", 0, operator);
    // When
    Client.Answer rejected = said("reject", 1, approver);
    // Then
    assertThat(rejected.status()).isEqualTo(200);
    assertThat(said("approve", 2, as(Role.APPROVER)).status()).isEqualTo(409);
    assertThat(operator.get("/destructions").json().path("entries")).isEmpty();
    assertThat(said("ask", 2, operator).status()).isEqualTo(200);
  }

  @Test
  void aSignOffOfWhatMattersNamesTwoPeopleAndTheMatrix() throws Exception {
    // Given
    String id =
        operator
            .post("/exercises", "{\"kind\": \"yearly-sign-off\", \"about\": \"k1\"}")
            .json()
            .at("/item/exercise/id")
            .asText();
    String result =
        """
        {"version": 1, "outcome": "passed", "duration": "PT2H", "people": [%s],
         "evidence": ["T-1"]}
        """;
    String results = "/exercises/" + id + "/results";
    // When, Then
    assertThat(operator.post(results, result.formatted("\"ann\"")).status()).isEqualTo(400);
    JsonNode signed = operator.post(results, result.formatted("\"ann\", \"bob\"")).json();
    assertThat(signed.at("/item/results/0/matrix").asText()).isEqualTo("a".repeat(64));
  }

  @Test
  void aKeyIsDestroyedByAsManyPeopleAsHaveTo() throws Exception {
    // Given
    String kept = "{\"version\": 0, \"from\": \"2026-01-01\", \"least\": \"P1D\"}";
    assertThat(operator.call("PUT", "/retention/k1", body(kept)).status()).isEqualTo(200);
    assertThat(said("ask", 0, operator).status()).isEqualTo(200);
    assertThat(said("prove", 1, approver).status()).isEqualTo(409);
    assertThat(said("approve", 1, approver).status()).isEqualTo(200);
    assertThat(said("prove", 2, operator).status()).isEqualTo(403);
    assertThat(said("prove", 2, approver).status()).isEqualTo(200);
    // When
    JsonNode proved = said("prove", 3, as(Role.OPERATOR)).json();
    // Then
    assertThat(proved.at("/item/proofs")).hasSize(2);
    assertThat(operator.get("/destructions").json().path("entries")).isEmpty();
  }

  @Test
  void custodyIsSetAsAWhole() throws Exception {
    // Given
    String twice =
        "{\"version\": 0, \"needed\": 1, \"tokens\": [{\"id\": \"t1\"}, {\"id\": \"t1\"}]}";
    String one =
        "{\"version\": 0, \"needed\": 1, \"tokens\": [{\"id\": \"t1\", \"custodian\": \"eve\"}]}";
    // When, Then
    Client.Answer refused = operator.call("PUT", "/custody/k1", body(twice));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText()).isEqualTo("custody: two tokens with one id");
    JsonNode set = operator.call("PUT", "/custody/k1", body(one)).json();
    assertThat(set.at("/item/custody/tokens/0/state").asText()).isEqualTo("HELD");
    assertThat(operator.get("/custody/k1").json()).isEqualTo(set);
  }

  private Client.Answer said(String what, int version, Client by) throws Exception {
    return by.post(
        "/destructions/k1/" + what,
        "{\"version\": %d, \"reason\": \"%s\"}".formatted(version, what));
  }

  private String planned() throws Exception {
    return operator.post("/rotations", PLAN).json().at("/item/rotation/id").asText();
  }

  private static BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private Client as(Role role) throws Exception {
    return new Client(hub, people.add("i" + UUID.randomUUID(), role, "test").reveal());
  }
}
