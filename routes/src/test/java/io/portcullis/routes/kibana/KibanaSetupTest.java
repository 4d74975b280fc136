package io.portcullis.routes.kibana;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.routes.kibana.FakeKibana.Reply;
import io.portcullis.routes.kibana.KibanaSetup.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KibanaSetupTest {
  private static final String HUB = "https://hub.example";
  private static final String STATUS = "GET /api/status";
  private static final String IMPORT = "POST /api/saved_objects/_import";

  private final List<String> out = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private FakeKibana kibana;

  @BeforeEach
  void start() throws IOException {
    kibana = new FakeKibana();
  }

  @AfterEach
  void stop() {
    kibana.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"version":{"number":"8.19.21"},"status":{"overall":{"level":"available"}}} | false | too old; 9.0 is the oldest
          200 | {"status":{"overall":{"level":"available"}}} | false | does not tell its version
          503 | {"version":{"number":"9.1.0"},"status":{"overall":{"level":"unavailable"}}} | true | not ready: unavailable
          200 | {"cluster_name":"elasticsearch"} | true | is no Kibana
          200 | <html>log in</html> | true | is no Kibana
          302 | '' | true | leads elsewhere
          401 | {"statusCode":401} | false | does not know this API key
          """)
  void whatIsNoKibanaOfUseIsNotTouched(int status, String body, boolean away, String why) {
    // Given
    kibana.next(STATUS, Reply.json(status, body));
    // When
    KibanaRefusal refusal = catchThrowableOfType(KibanaRefusal.class, () -> run(Set.of(), false));
    // Then
    assertThat(refusal).hasMessageContaining(why).hasMessageNotContaining(FakeKibana.KEY);
    assertThat(refusal.away()).isEqualTo(away);
    assertThat(kibana.calls).containsExactly(STATUS);
  }

  @Test
  void whereNobodyAnswersIsSaid() {
    // Given
    kibana.close();
    // When, Then
    assertThatThrownBy(() -> run(Set.of(), false))
        .isInstanceOf(KibanaRefusal.class)
        .hasMessageContaining("no Kibana answers at http://127.0.0.1");
  }

  @Test
  void anImportThatIsTooLargeIsSaid() {
    // Given: a proxy says so, in HTML
    kibana.next(IMPORT, Reply.page(413));
    // When, Then
    assertThatThrownBy(() -> run(Set.of(Kind.DASHBOARDS), false))
        .hasMessageContaining("savedObjects.maxImportPayloadBytes");
  }

  @Test
  void eachObjectThatIsRefusedIsNamed() throws Exception {
    // Given: as Kibana answers when some of an import fail
    kibana.next(
        IMPORT,
        Reply.json(
            200,
            """
            {"success":false,"successCount":4,"errors":[
             {"type":"dashboard","id":"d1","meta":{"title":"Overview"},
              "error":{"type":"missing_references","references":[{"type":"index-pattern","id":"p1"}]}},
             {"type":"lens","id":"l1","meta":{},"error":{"type":"unsupported_type"}}]}"""));
    // When
    boolean all = run(Set.of(Kind.DASHBOARDS), false);
    // Then
    assertThat(all).isFalse();
    assertThat(out)
        .contains(
            "NO dashboard \"Overview\": missing_references index-pattern p1",
            "NO lens l1: unsupported_type");
  }

  @Test
  void eachDetectionThatIsRefusedIsNamed() throws Exception {
    // Given
    ObjectNode first = Shipped.detections().getFirst();
    kibana.next(
        "POST /api/detection_engine/rules/_import",
        Reply.json(
            200,
            "{\"success\":false,\"success_count\":1,\"rules_count\":2,\"errors\":[{\"rule_id\":\"%s\",\"error\":{\"status_code\":409,\"message\":\"already exists\"}}]}"
                .formatted(first.path("rule_id").asText())));
    // When
    boolean all = run(Set.of(Kind.DETECTIONS), false);
    // Then
    assertThat(all).isFalse();
    assertThat(out)
        .contains(
            "NO detection \"%s\": status 409: already exists"
                .formatted(first.path("name").asText()));
  }

  @Test
  void anAlertThatIsRefusedIsNamedAndTheNextOnesAreBrought() throws Exception {
    // Given
    ObjectNode first = Shipped.alerts().getFirst();
    kibana.next(
        "POST /api/alerting/rule/" + first.path("id").asText(),
        Reply.json(
            400, "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"no groupBy\"}"));
    // When
    boolean all = run(Set.of(Kind.ALERTS), false);
    // Then
    assertThat(all).isFalse();
    assertThat(out)
        .contains("NO alert \"%s\": status 400: no groupBy".formatted(first.path("name").asText()));
    assertThat(kibana.alerts).hasSize(Shipped.alerts().size() - 1);
  }

  @Test
  void aRightThatIsMissingIsSaid() {
    // Given: without the privileges of Elastic Security
    kibana.next(
        "GET /api/detection_engine/rules",
        Reply.json(403, "{\"statusCode\":403,\"message\":\"Forbidden\"}"));
    // When, Then
    assertThatThrownBy(() -> run(Set.of(Kind.DETECTIONS), false))
        .hasMessage("detection rules can not be read: status 403: Forbidden");
  }

  @Test
  void oneThatIsTooBusyIsAskedAgainAFewTimes() {
    // Given
    Reply busy = Reply.json(429, "{\"statusCode\":429,\"message\":\"too many\"}");
    kibana.next(IMPORT, busy.with("Retry-After", "3600"));
    for (int i = 0; i < 4; i++) {
      kibana.next(IMPORT, busy);
    }
    // When
    boolean all = runUnchecked();
    // Then
    assertThat(all).isFalse();
    assertThat(out).contains("NO dashboards: status 429: too many");
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(10L, 2L, 4L, 8L);
  }

  @Test
  void oneThatIsBusyOnceTakesAll() throws Exception {
    // Given
    kibana.next(IMPORT, Reply.page(503).with("Retry-After", "1"));
    // When, Then
    assertThat(run(Set.of(Kind.DASHBOARDS), false)).isTrue();
  }

  @Test
  void aTryChangesNothing() throws Exception {
    // When
    boolean all = run(Set.of(), true);
    // Then
    assertThat(all).isTrue();
    assertThat(kibana.calls).allMatch(call -> call.startsWith("GET "));
    assertThat(out.getLast()).endsWith("would be brought; nothing was changed");
    assertThat(out).anyMatch(line -> line.startsWith("new      detection  Portcullis: "));
  }

  @Test
  void allIsBroughtInTheFormThatKibanaTakes() throws Exception {
    // When
    boolean all = run(Set.of(), false);
    // Then
    assertThat(kibana.wrong).isEmpty();
    assertThat(all).isTrue();
    assertThat(kibana.alerts).hasSize(Shipped.alerts().size());
    assertThat(kibana.detections).hasSize(Shipped.detections().size());
    assertThat(kibana.objects).isNotEmpty();
    assertThat(kibana.objects.toString()).doesNotContain(io.portcullis.dashboards.Kibana.HUB);
    assertThat(kibana.calls.subList(1, kibana.calls.size()))
        .allMatch(call -> call.contains(" /s/soc/api/"));
    assertThat(out.getFirst()).isEqualTo("Kibana 9.1.3 at " + kibana.uri() + ", space soc");
  }

  @Test
  void theSameAgainChangesNoRule() throws Exception {
    // Given
    run(Set.of(Kind.ALERTS, Kind.DETECTIONS), false);
    kibana.calls.clear();
    // When
    boolean all = run(Set.of(Kind.ALERTS, Kind.DETECTIONS), false);
    // Then
    assertThat(all).isTrue();
    assertThat(kibana.calls).allMatch(call -> call.startsWith("GET "));
    assertThat(out.getLast()).isEqualTo("0 brought, 0 refused");
  }

  @Test
  void whatWasSwitchedOnAndItsActionsStay() throws Exception {
    // Given: switched on, with an action, and of an earlier build
    run(Set.of(Kind.ALERTS, Kind.DETECTIONS), false);
    ObjectNode alert = kibana.alerts.values().iterator().next();
    alert.put("enabled", true).put("name", "before");
    alert.putArray("actions").addObject().put("id", "mail").put("connector_type_id", ".email");
    ObjectNode detection = kibana.detections.values().iterator().next();
    detection.put("enabled", true).put("query", "before: 1");
    detection.putArray("actions").addObject().put("id", "chat");
    // When
    boolean all = run(Set.of(Kind.ALERTS, Kind.DETECTIONS), false);
    // Then
    assertThat(kibana.wrong).isEmpty();
    assertThat(all).isTrue();
    assertThat(alert.path("name").asText()).startsWith("Portcullis: ");
    assertThat(alert.path("enabled").asBoolean()).isTrue();
    assertThat(alert.at("/actions/0/id").asText()).isEqualTo("mail");
    assertThat(detection.path("query").asText()).isNotEqualTo("before: 1");
    assertThat(detection.path("enabled").asBoolean()).isTrue();
    assertThat(detection.at("/actions/0/id").asText()).isEqualTo("chat");
  }

  @Test
  void aKeyIsNeverSentInClearNorAStrangeSpaceAsked() {
    assertThatThrownBy(() -> access(URI.create("http://kibana.example:5601"), ""))
        .hasMessageContaining("in clear");
    assertThatThrownBy(() -> access(kibana.uri(), "a/../b")).hasMessageContaining("--space");
    assertThatThrownBy(() -> access(URI.create("https://u:p@kibana"), ""))
        .hasMessageContaining("--url");
    assertThat(access(kibana.uri(), "soc").toString()).doesNotContain(FakeKibana.KEY);
  }

  @Test
  void aFormIsTheSameForTheSameFile() {
    // Given
    byte[] content = Json.bytes("x");
    // When, Then
    assertThat(Multipart.file("a.ndjson", content).body())
        .isEqualTo(Multipart.file("a.ndjson", content).body());
  }

  private boolean runUnchecked() {
    try {
      return run(Set.of(Kind.DASHBOARDS), false);
    } catch (KibanaRefusal | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean run(Set<Kind> kinds, boolean tryOnly) throws KibanaRefusal, InterruptedException {
    String space = kinds.isEmpty() && !tryOnly ? "soc" : "";
    return new KibanaSetup(access(kibana.uri(), space), pauses::add)
        .run(new KibanaSetup.Wish(kinds, HUB, tryOnly), out::add);
  }

  private static KibanaAccess access(URI url, String space) {
    return new KibanaAccess(url, space, Optional.of(FakeKibana.KEY), Tls.USUAL);
  }
}
