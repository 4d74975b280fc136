package io.portcullis.routes.selftest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alert;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestDutyTest {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<Signal> said = new ArrayList<>();
  private final List<Alert> raised = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final KeptPlace place = new KeptPlace();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SelfTestReport report = new SelfTestReport(meters);
  private final MovedClock clock = new MovedClock(START);
  private boolean kafka = true;
  private StoredSignals stored = signal -> true;

  private final SelfTestDuty duty =
      new SelfTestDuty(
          LIMIT,
          EVERY,
          Duration.ZERO,
          new SelfTestDuty.Surroundings(
              this::say,
              this::look,
              raised::add,
              (ids, ending) -> ended.addAll(ids),
              report,
              clock));

  @Test
  void withoutElasticsearchPeopleAreToldByAnotherWay() throws InterruptedException {
    // Given
    stored =
        signal -> {
          throw new IOException("connection refused");
        };
    // When
    duty.step(place);
    // Then
    assertThat(raised).hasSize(1);
    assertThat(raised.getFirst().lines().toString()).contains("connection refused");
    assertThat(said)
        .extracting(Signal::statement)
        .contains(new Statement.Noted("audit", SelfTest.LATE, true));
    assertThat(report.good()).isFalse();
    assertThat(meters.get("portcullis.selftest.late").gauge().value()).isEqualTo(1);
    assertThat(place.text()).isEqualTo(START.toString());
  }

  @Test
  void withoutKafkaItIsLateAtOnce() throws InterruptedException {
    // Given
    kafka = false;
    // When
    duty.step(place);
    // Then
    assertThat(report.detail()).contains("Kafka does not take it");
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void whatIsLateStillIsNotNotedAgain() throws InterruptedException {
    // Given
    stored = signal -> false;
    duty.step(place);
    // When
    duty.step(place);
    // Then
    assertThat(raised).extracting(Alert::id).containsOnly(SelfTest.alertId(START));
    assertThat(said.stream().filter(s -> s.statement() instanceof Statement.Noted)).hasSize(1);
  }

  @Test
  void whenItArrivesAgainTheAlertIsClosed() throws InterruptedException {
    // Given
    stored = signal -> false;
    duty.step(place);
    stored = signal -> true;
    // When
    duty.step(place);
    // Then
    assertThat(ended).containsExactly(SelfTest.alertId(START));
    assertThat(report.good()).isTrue();
    assertThat(place.text()).isEmpty();
  }

  @Test
  void whileItIsLateTheNextOneComesSooner() throws InterruptedException {
    // Given
    Duration well = duty.pause();
    stored = signal -> false;
    // When
    duty.step(place);
    // Then
    assertThat(well).isEqualTo(EVERY);
    assertThat(duty.pause()).isEqualTo(SelfTestDuty.AGAIN);
  }

  @Test
  void anotherHubDoesNotTellItAgain() throws InterruptedException {
    // Given
    place.keep(START.minusSeconds(600).toString());
    stored =
        signal -> {
          Thread.currentThread().interrupt();
          return true;
        };
    // When
    try {
      duty.run(place);
    } catch (InterruptedException e) {
      assertThat(ended).containsExactly(SelfTest.alertId(START.minusSeconds(600)));
    }
    // Then
    assertThat(raised).isEmpty();
    assertThat(place.text()).isEmpty();
  }

  @Test
  void theSignalPromisesNothingAndIsAboutNobodyElse() {
    // When
    Signal signal = SelfTest.signal(START);
    // Then
    assertThat(signal.kind()).isEqualTo(SubjectKind.SOURCE);
    assertThat(signal.statement()).isEqualTo(new Statement.Heartbeat());
    assertThat(signal.aliases()).hasSize(1);
  }

  private CompletableFuture<Void> say(Signal signal) {
    if (!kafka) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    said.add(signal);
    return CompletableFuture.completedFuture(null);
  }

  private boolean look(String signal) throws IOException {
    clock.pass(Duration.ofSeconds(30));
    return stored.has(signal);
  }
}
