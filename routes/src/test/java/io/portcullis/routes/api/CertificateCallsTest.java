package io.portcullis.routes.api;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import jakarta.inject.Inject;

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

@QuarkusTest
@TestProfile(ApiProfile.class)
class CertificateCallsTest {
  private static final String TABLE = "issuer,serial,owner\nCN=Lab CA,1f,till team\n";

  @TestHTTPResource URI hub;
  @Inject People people;
  @Inject FakeHub fake;

  @BeforeEach
  void forget() {
    fake.events.clear();
    fake.forgetCertificates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /certificates?most=0              | 400 | "most" must be 1 to 1000
          /certificates?most=1001           | 400 | "most" must be 1 to 1000
          /certificates?most=x              | 400 | "most" must be 1 to 1000
          /certificates?cursor=x            | 400 | cursor: not one of this list
          /certificates?trust=some          | 400 | "trust" must be one of unknown, private, public-tls
          /certificates?environment=a%2Fb   | 400 | no environment; write one word such as production, test or development
          /certificates?status=gone         | 400 | "status" must be one of valid, replaced, revoked
          /certificates/expiring?within=30  | 400 | "within" must be a time such as P30D or PT12H, of at most 100 years
          /certificates/expiring?within=-P1D | 400 | "within" must be a time such as P30D or PT12H, of at most 100 years
          /calendar/storm?days=0            | 400 | "days" must be 1 to 1500
          /calendar/storm?days=1501         | 400 | "days" must be 1 to 1500
          /calendar/due?most=1001           | 400 | "most" must be 1 to 1000
          /certificates/nobody              | 404 | no certificate is known as nobody
          """)
  void wrongQuestionsAreRefusedInTheseWords(String path, int status, String detail)
      throws Exception {
    // When
    Client.Answer answer = as(Role.VIEWER).get(path);
    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
  }

  @Test
  void aSourceWithoutANameIsRefusedAndNothingIsTaken() throws Exception {
    // When
    Client.Answer answer = post(Role.OPERATOR, "/inventory?source=%20", "text/csv", TABLE);
    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(as(Role.VIEWER).get("/certificates?serial=1f").json().get("certificates")).isEmpty();
  }

  @Test
  void aViewerIsRefusedAndThatIsTakenDown() throws Exception {
    assertThat(post(Role.VIEWER, "/inventory", "text/csv", TABLE).status()).isEqualTo(403);
    assertThat(fake.events).extracting(AdminEvent::step).containsExactly(AdminEvent.Step.DENIED);
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() throws Exception {
    assertThat(post(Role.OPERATOR, "/inventory", "text/plain", TABLE).status()).isEqualTo(415);
  }

  @Test
  void whatCanNotBeTakenDownIsNotTaken() throws Exception {
    // Given
    fake.logBroken = true;
    try {
      // When
      Client.Answer answer = post(Role.OPERATOR, "/inventory", "text/csv", TABLE);
      // Then
      assertThat(answer.status()).isEqualTo(503);
    } finally {
      fake.logBroken = false;
    }
    assertThat(as(Role.VIEWER).get("/certificates?serial=1f").json().get("certificates")).isEmpty();
  }

  @Test
  void aTableIsTakenRowByRowAndThatIsTakenDown() throws Exception {
    // Given
    String table = TABLE + "CN=Lab CA,not hex,till team\n";
    // When
    Client.Answer answer = post(Role.OPERATOR, "/inventory?source=cmdb", "text/csv", table);
    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("taken").asLong()).isEqualTo(1);
    assertThat(answer.json().at("/refusals/0/where").asText()).isEqualTo("body, line 3");
    assertThat(answer.json().at("/refusals/0/reason").asText()).contains("column 11 (serial)");
    assertThat(fake.events)
        .extracting(AdminEvent::step)
        .containsExactly(AdminEvent.Step.ASKED, AdminEvent.Step.DONE);
    assertThat(fake.events.getFirst().object()).isEqualTo(table.length() + " bytes of cmdb");
    assertThat(as(Role.VIEWER).get("/certificates?serial=1f").text()).contains("till team");
  }

  @Test
  void certificatesAreListedPageByPage() throws Exception {
    // Given
    Client viewer = as(Role.VIEWER);
    Client.Answer first = viewer.get("/certificates?owner=web%20team&most=1");
    // When
    String cursor = first.json().get("next").asText();
    Client.Answer second = viewer.get("/certificates?owner=web%20team&most=1&cursor=" + cursor);
    // Then
    assertThat(first.json().at("/certificates/0/certificate/serial").asText()).isEqualTo("10a7");
    assertThat(second.json().at("/certificates/0/certificate/serial").asText()).isEqualTo("10a8");
    assertThat(second.json().get("next").isNull()).isTrue();
    assertThat(second.json().get("asOf").asText()).isEqualTo(FakeHub.THEN.toString());
  }

  @Test
  void aCertificateIsShownWithThoseOfTheSameKey() throws Exception {
    // When
    Client.Answer answer = as(Role.VIEWER).get("/certificates/" + FakeInventory.SHA256);
    // Then
    assertThat(answer.json().at("/found/0/certificate/serial").asText()).isEqualTo("10a7");
    assertThat(answer.json().at("/sameKey/0/certificate/serial").asText()).isEqualTo("10a8");
  }

  @Test
  void whatIsExportedCanBeBroughtInAgain() throws Exception {
    // Given
    Client.Answer export = as(Role.VIEWER).get("/inventory/export");
    assertThat(export.type()).startsWith("application/x-ndjson");
    assertThat(export.text().lines()).hasSize(2);
    // When
    Client.Answer again = post(Role.OPERATOR, "/inventory", "application/x-ndjson", export.text());
    // Then
    assertThat(again.json().get("taken").asLong()).isEqualTo(2);
    assertThat(as(Role.VIEWER).get("/inventory/export").text()).isEqualTo(export.text());
  }

  private Client.Answer post(Role role, String path, String type, String body) throws Exception {
    return as(role).call("POST", path, type, BodyPublishers.ofString(body));
  }

  private Client as(Role role) throws Exception {
    return new Client(hub, people.add("i" + UUID.randomUUID(), role, "test").reveal());
  }
}
