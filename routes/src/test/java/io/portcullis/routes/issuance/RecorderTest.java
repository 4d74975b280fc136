package io.portcullis.routes.issuance;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.opentelemetry.api.trace.Span;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.telemetry.OtlpReceiver;
import io.portcullis.routes.telemetry.Telemetry;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

class RecorderTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

  private final AtomicBoolean kafka = new AtomicBoolean(false);
  private final List<String> traces = new CopyOnWriteArrayList<>();
  private final List<AuditRecord> kept = new CopyOnWriteArrayList<>();
  private final Recorder<AuditRecord> recorder = new Recorder<>(this::log);

  @AfterEach
  void close() {
    recorder.close();
  }

  @Test
  void withoutKafkaRecordsWaitAndThenThereIsNoRoom() {
    // When: one of them may be in the writer's hands
    for (int i = 0; i <= Recorder.MOST_WAITING; i++) {
      recorder.take(record());
    }
    // Then
    Awaitility.await().until(() -> !recorder.take(record()));
    assertThat(recorder.waiting()).isEqualTo(Recorder.MOST_WAITING);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatWaitedIsKeptWhenKafkaIsBack() {
    // Given
    recorder.take(record());
    recorder.take(record());
    // When
    kafka.set(true);
    // Then
    Awaitility.await().until(() -> kept.size() == 2);
  }

  @Test
  void whatIsKeptBelongsToTheTraceOfItsAnswer() throws IOException {
    // Given
    try (OtlpReceiver receiver = new OtlpReceiver();
        Tracing tracing = Telemetry.to(receiver.uri())) {
      AtomicReference<String> trace = new AtomicReference<>();
      // When
      tracing.answering(
          "issuance",
          () -> {
            trace.set(Span.current().getSpanContext().getTraceId());
            recorder.take(record());
          });
      kafka.set(true);
      // Then
      Awaitility.await().until(() -> traces.size() == 1);
      assertThat(traces).containsExactly(trace.get());
    }
  }

  @Test
  void soManyASecond() {
    PerSecond two = new PerSecond(2);
    assertThat(two.take(NOW)).isTrue();
    assertThat(two.take(NOW.plusMillis(999))).isTrue();
    assertThat(two.take(NOW.plusMillis(999))).isFalse();
    assertThat(two.take(NOW.plusSeconds(1))).isTrue();
  }

  private Optional<CompletableFuture<Void>> log(AuditRecord record) {
    if (!kafka.get()) {
      return Optional.empty();
    }
    kept.add(record);
    traces.add(Span.current().getSpanContext().getTraceId());
    return Optional.of(CompletableFuture.completedFuture(null));
  }

  private static AuditRecord record() {
    return AnswerRecord.of("front", Optional.empty(), Answer.deny("why"), NOW);
  }
}
