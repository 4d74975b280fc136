package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.trace.v1.Span;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.local.CertificateRequest.Use;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.state.Mapped;
import io.portcullis.routes.telemetry.OtlpReceiver;

import static org.assertj.core.api.Assertions.assertThat;

/** A hub, a real Elasticsearch and a receiver of traces: what is now, and how it came. */
class StateIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final String KEY = "issuing:0a1b";
  private static final String LAPTOP = "laptop-of-ann";

  @TempDir private static Path folder;
  private static OtlpReceiver receiver;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws IOException {
    receiver = new OtlpReceiver();
    Pki pki = Pki.in(folder.resolve("ca"));
    Pki.Credential issued = pki.issue("web-1", Use.CLIENT);
    hub = new HubProcess(folder.resolve("hub"));
    hub.start(
        """
        elasticsearch: {hosts: ["%s"]}
        telemetry: {otlp: "%s", share: 1, per-second: 1000}
        calendar: {limits: [{name: lab, per-day: 1}]}
        sources:
          - {name: inventory, type: inventory}
          - {name: intune, type: intune, expected-interval: 1h}
        enforcers:
          ca: [%s]
        """
            .formatted(NODE.uri(), receiver.uri(), pki.yaml()));
    String key =
        Json.text(
            Map.of("key", KEY, "aliases", Map.of("pkcs11-key", KEY), "tier", "production-signing"));
    assertThat(hub.client().post("inventory", key).status()).isEqualTo(202);
    assertThat(hub.client().bring("scan", pki.certificate()).status()).isEqualTo(200);
    String device = Feeds.device("web-1", LAPTOP, "02-00-00-00-00-01", issued.certificate());
    assertThat(hub.client().post("inventory", device).status()).isEqualTo(202);
    eventually().until(() -> hub.client().explain("pkcs11-key=" + KEY).isPresent());
    eventually().until(() -> explained().contains("certificate "));
    Map<String, String> drill = Map.of("kind", "restore", "about", KEY, "owner", "pki");
    assertThat(hub.client().change("/exercises", drill).status()).isEqualTo(200);
    String fell = Feeds.nonCompliant(LAPTOP, "m-1", Instant.now());
    assertThat(hub.client().post("intune", fell).status()).isEqualTo(202);
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
    receiver.close();
  }

  @Test
  void whatIsNowIsInElasticsearchAndAllOfItIsMapped() throws IOException {
    // When
    eventually().until(() -> !documents("portcullis-keys").isEmpty());
    eventually().until(() -> !documents("portcullis-certificates").isEmpty());
    eventually().until(() -> kinds().contains("exercise"));
    // Then
    JsonNode key = documents("portcullis-keys").getFirst();
    assertThat(key.path("tier").asText()).isEqualTo("production-signing");
    assertThat(key.path("aliases").toString()).contains("pkcs11-key=" + KEY);
    JsonNode certificate = documents("portcullis-certificates").getFirst();
    assertThat(certificate.at("/x509/not_after").asText()).isNotEmpty();
    assertThat(certificate.at("/renewal/state").asText()).isEqualTo("none");
    assertThat(kinds()).contains("storm-day");
    for (String index :
        List.of("portcullis-keys", "portcullis-certificates", "portcullis-calendar")) {
      for (JsonNode document : documents(index)) {
        assertThat(Mapped.unmapped(index, fields(document))).as(index).isEmpty();
      }
    }
  }

  @Test
  void howTheHubIsIsTold() throws IOException {
    // When
    eventually().until(() -> told().containsAll(Set.of("source", "shipping", "breaker")));
    // Then
    assertThat(told()).contains("approvals", "alerts", "point");
    for (JsonNode minute : documents("metrics-portcullis.hub-default")) {
      assertThat(Mapped.unmapped("portcullis-hub", fields(minute))).isEmpty();
      assertThat(minute.at("/portcullis/hub/node").asText()).startsWith("hub-");
    }
    String meters = hub.client().get("/q/metrics").body();
    assertThat(meters)
        .contains("portcullis_shipping_behind_seconds{topic=\"sealed\"")
        .contains("portcullis_middle_behind_records{topic=\"signals\"")
        .contains("portcullis_point_up{")
        .contains("portcullis_approvals_waiting");
  }

  @Test
  void theWayOfOneSignalIsOneTraceFromTheEntranceToTheOutcome() {
    // When
    eventually().until(() -> traced().contains("enforce"));
    // Then
    assertThat(traced()).contains("intake", "resolve", "decide", "guard", "enforce");
    assertThat(receiver.wrong()).isEmpty();
    assertThat(receiver.spans())
        .filteredOn(s -> s.getName().equals("enforce"))
        .anyMatch(s -> OtlpReceiver.attribute(s, "portcullis.outcome").equals("VERIFIED"));
    assertThat(receiver.spans().toString()).doesNotContain(LAPTOP);
    assertThat(hub.log()).doesNotContain("Failed to export");
  }

  @Test
  void whatOthersAskIsATraceOfItsOwn() {
    // When
    hub.client().authorise(Map.of("Calling-Station-Id", "02-00-00-00-00-01"));
    hub.client().ask("/issuance/authorize", "{}");
    eventually().until(() -> names().containsAll(Set.of("authorise", "issuance")));
    // Then
    assertThat(receiver.wrong()).isEmpty();
    assertThat(receiver.spans())
        .filteredOn(s -> s.getName().equals("authorise"))
        .allMatch(s -> s.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
        .allMatch(s -> s.getParentSpanId().isEmpty())
        .anyMatch(s -> !OtlpReceiver.attribute(s, "portcullis.answer").isEmpty());
    assertThat(receiver.spans().toString()).doesNotContain("02-00-00");
  }

  private static Set<String> names() {
    return receiver.spans().stream().map(Span::getName).collect(Collectors.toSet());
  }

  private static String explained() {
    return hub.client()
        .explain(Feeds.byMdm(LAPTOP))
        .map(e -> e.path("facts").toString())
        .orElse("");
  }

  /** Names of the spans in the trace that the report of the device began. */
  private static Set<String> traced() {
    List<Span> spans = receiver.spans();
    Set<String> traces =
        spans.stream()
            .filter(s -> s.getName().equals("intake"))
            .filter(s -> OtlpReceiver.attribute(s, "portcullis.source").equals("intune"))
            .map(StateIT::trace)
            .collect(Collectors.toSet());
    return spans.stream()
        .filter(s -> traces.contains(trace(s)))
        .map(Span::getName)
        .collect(Collectors.toSet());
  }

  private static String trace(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  private static Set<String> kinds() throws IOException {
    return values("portcullis-calendar", "/kind");
  }

  private static Set<String> told() throws IOException {
    return values("metrics-portcullis.hub-default", "/portcullis/hub/kind");
  }

  private static Set<String> values(String index, String path) throws IOException {
    Set<String> values = new HashSet<>();
    documents(index).forEach(d -> values.add(d.at(path).asText()));
    return values;
  }

  private static Map<String, Object> fields(JsonNode document) {
    return Json.MAPPER.convertValue(document, new TypeReference<>() {});
  }

  /** None where there is no such index yet. */
  private static List<JsonNode> documents(String index) throws IOException {
    URI search = NODE.uri().resolve("/" + index + "/_search?size=5000&ignore_unavailable=true");
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(NODE.uri().resolve("/_refresh"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
      byte[] answer =
          http.send(HttpRequest.newBuilder(search).build(), HttpResponse.BodyHandlers.ofByteArray())
              .body();
      List<JsonNode> found = new ArrayList<>();
      Json.read(answer, JsonNode.class)
          .at("/hits/hits")
          .forEach(hit -> found.add(hit.path("_source")));
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofSeconds(1));
  }
}
