package io.portcullis.routes.vitals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.seal.DocumentSink;
import io.portcullis.routes.seal.StateSink.Document;
import io.portcullis.routes.state.Mapped;

import static org.assertj.core.api.Assertions.assertThat;

class VitalsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:42Z");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final MovedClock clock = new MovedClock(NOW);
  private final Stream stream = new Stream();
  private List<Vital> now = List.of(Vital.of("breaker", "guard", "ok"));
  private final Vitals vitals = new Vitals("hub-1", at -> now, stream, meters, clock);

  @Test
  void whatElasticsearchDoesNotTakeIsCountedAndTheNextMinuteTellsAnew() {
    // Given
    stream.away = true;
    vitals.step();
    stream.away = false;
    // When
    vitals.step();
    // Then
    assertThat(lost()).isEqualTo(1);
    assertThat(stream.written).hasSize(1);
  }

  @Test
  void aLookThatFailsEndsNothing() {
    // Given
    Vitals broken =
        new Vitals(
            "hub-1",
            at -> {
              throw new IllegalStateException("half open");
            },
            stream,
            meters,
            clock);
    // When
    broken.step();
    // Then
    assertThat(lost()).isEqualTo(1);
  }

  @Test
  void moreThanAMinuteTellsAreLeftOutAndCounted() {
    // Given
    now =
        IntStream.range(0, Vitals.MOST + 3)
            .mapToObj(i -> Vital.of("source", "s" + i, "ok"))
            .toList();
    // When
    vitals.step();
    // Then
    assertThat(stream.written).hasSize(Vitals.MOST);
    assertThat(lost()).isEqualTo(3);
  }

  @Test
  void aThingHasOneDocumentAMinuteAndAllOfItIsMapped() throws IOException {
    // Given
    now =
        List.of(
            Vital.of("shipping", "sealed", "late").counting(7).aged(1.5).on(NOW).saying("503"),
            Vital.of("approvals", "waiting", "ok").aged(-3));
    // When
    vitals.step();
    clock.pass(Duration.ofSeconds(10));
    vitals.step();
    clock.pass(Duration.ofSeconds(10));
    vitals.step();
    // Then
    assertThat(stream.written).extracting(Document::id).doesNotHaveDuplicates().hasSize(6 - 2);
    @SuppressWarnings("unchecked")
    Map<String, Object> first = Json.read(stream.written.getFirst().source(), Map.class);
    assertThat(Mapped.unmapped("portcullis-hub", first)).isEmpty();
    assertThat(first).containsEntry("@timestamp", "2026-11-27T12:00:00Z");
    assertThat(first.get("portcullis").toString())
        .contains(
            "node=hub-1",
            "kind=shipping",
            "count=7",
            "seconds=1.5",
            "at=2026-11-27T12:00:42Z",
            "detail=503");
  }

  private double lost() {
    return meters.counter("portcullis.vitals.lost").count();
  }

  /** Keeps the first of each id, as the data stream does. */
  private static final class Stream implements DocumentSink {
    private final List<Document> written = new ArrayList<>();
    private boolean away;

    @Override
    public void write(List<Document> documents) throws IOException {
      if (away) {
        throw new IOException("away");
      }
      documents.stream()
          .filter(d -> written.stream().noneMatch(w -> w.id().equals(d.id())))
          .forEach(written::add);
    }

    @Override
    public void close() {}
  }
}
