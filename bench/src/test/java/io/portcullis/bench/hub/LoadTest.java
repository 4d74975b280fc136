package io.portcullis.bench.hub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoadTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Device DEVICE = new Device(4_711);
  static final List<Size> SIZES = List.of(Size.FULL, Size.QUICK);

  @Test
  void aRecordThatIsNotUnderstoodEndsTheBenchmark() {
    assertThatThrownBy(() -> new IntakeForm("intune").of("{}", NOW))
        .isInstanceOf(BenchException.class);
    assertThatThrownBy(() -> new IntakeForm("nobody")).isInstanceOf(BenchException.class);
  }

  @ParameterizedTest
  @FieldSource("SIZES")
  void noDeviceIsHitTwice(Size size) {
    // Given
    Load load = new Load(size.devices(), size.every());
    int events = size.warmUp() + size.events() + size.every() + size.paced();
    // When
    List<Integer> hit =
        IntStream.range(0, events)
            .filter(i -> i % size.every() == 0)
            .mapToObj(i -> load.event(i, NOW).device().number())
            .toList();
    // Then
    Set<Integer> once = new HashSet<>(hit);
    assertThat(once).hasSameSizeAs(hit);
  }

  @Test
  void everyRecordSaysWhatItShould() {
    assertThat(statements("intune", Bodies.compliance(DEVICE, 1, NOW)))
        .singleElement()
        .isInstanceOf(Statement.PostureChanged.class);
    assertThat(statements("crowdstrike", Bodies.detection(DEVICE, 2, NOW)))
        .singleElement()
        .isInstanceOf(Statement.RiskChanged.class);
    assertThat(statements("crowdstrike", Bodies.theft(DEVICE, 3, NOW)))
        .singleElement()
        .isInstanceOfSatisfying(
            Statement.RiskChanged.class,
            risk -> assertThat(risk.categories()).contains("credential-access"));
    assertThat(statements("inventory", Bodies.inventory(DEVICE, Bodies.foreign(DEVICE, NOW))))
        .hasSize(2);
    assertThat(
            statements(
                "freeradius",
                Bodies.sessionStart(DEVICE, Hub.NAS, Bodies.foreign(DEVICE, NOW), NOW)))
        .singleElement()
        .isInstanceOf(Statement.SessionStarted.class);
  }

  @Test
  void aMessageOfIntakeIsKeyedByTheStrongestName() throws Exception {
    // When
    IntakeForm.Message message =
        new IntakeForm("crowdstrike").of(Bodies.detection(DEVICE, 1, NOW), NOW);
    // Then
    assertThat(message.key()).isEqualTo("device:edr-agent=crowdstrike:" + DEVICE.sensor());
    JsonNode json = Json.MAPPER.readTree(message.value());
    assertThat(json.path("message").asText()).isEqualTo("arrived");
    assertThat(json.path("signal").path("source").asText()).isEqualTo("crowdstrike");
    assertThat(json.path("search").path("aim").asText()).isEqualTo("LOOK");
  }

  private static List<Statement> statements(String source, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<Statement> statements = new ArrayList<>();
    for (Parsed parsed :
        Parsers.byType(source).orElseThrow().parse(bytes, new ParseContext(source, NOW, "test"))) {
      assertThat(parsed).isInstanceOf(Parsed.Understood.class);
      ((Parsed.Understood) parsed)
          .signals().stream().map(Signal::statement).forEach(statements::add);
    }
    return statements;
  }
}
