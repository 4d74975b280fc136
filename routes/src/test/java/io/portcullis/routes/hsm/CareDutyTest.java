package io.portcullis.routes.hsm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.connectors.hsm.care.Care;
import io.portcullis.connectors.hsm.care.CareLimits;
import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.remark.RemarkNews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CareDutyTest {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");
  private static final Care CARE =
      new Care(List.of(), new CareLimits(Duration.ofSeconds(2), Duration.ofSeconds(30), 1));

  private final List<String> taken = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final KeptPlace place = new KeptPlace();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private String serial = "1";
  private boolean away;
  private final MovedClock clock = new MovedClock(BEGIN);
  private final CareDuty duty = duty();

  @Test
  void whatTheLogDidNotTakeIsToldAgain() throws Exception {
    // Given
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    assertThat(duty.step(place)).isEqualTo(Duration.ofSeconds(1));
    assertThat(place.text()).isEmpty();
    durable = CompletableFuture.completedFuture(null);
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(EVERY);
    assertThat(rows(1)).hasSize(1);
  }

  @Test
  void aTokenThatWasNeverReachedIsNobody() throws Exception {
    // Given
    away = true;
    // When
    duty.step(place);
    // Then
    assertThat(taken).containsExactly("");
    assertThat(gauge("portcullis.hsm.up")).isZero();
  }

  @Test
  void onlyNewsIsToldAndEverythingOnceADay() throws Exception {
    // Given
    duty.step(place);
    // When
    duty.step(place);
    clock.pass(RemarkNews.AGAIN);
    duty.step(place);
    // Then
    assertThat(rows(0)).hasSize(1);
    assertThat(taken.get(1)).isEmpty();
    assertThat(rows(2)).hasSize(1);
  }

  @Test
  void aTokenThatIsAwayIsToldOf() throws Exception {
    // Given
    duty.step(place);
    away = true;
    clock.pass(EVERY);
    // When
    duty.step(place);
    // Then
    RemarkRow row = rows(1).getFirst();
    assertThat(row.aliases().getFirst().value()).isEqualTo("1");
    assertThat(row.remarked().item()).isEqualTo("token signing");
    assertThat(row.remarked().said())
        .extracting(Said::kind, Said::since)
        .containsExactly(tuple(Kind.HSM_AWAY, BEGIN.plus(EVERY)));
    assertThat(gauge("portcullis.hsm.latency")).isNaN();
  }

  @Test
  void anotherHubGoesOnFromThePlace() throws Exception {
    // Given
    duty.step(place);
    serial = "2";
    CareDuty other = duty();
    Thread.currentThread().interrupt();
    try {
      other.run(place);
    } catch (InterruptedException e) {
      // It has read its place, and looked once.
    }
    Thread.interrupted();
    // When
    other.step(place);
    // Then
    List<RemarkRow> rows = rows(taken.size() - 1);
    assertThat(rows.getFirst().remarked().said())
        .extracting(Said::kind)
        .containsExactly(Kind.FAILED_OVER);
    assertThat(rows.getLast().aliases().getFirst().value()).isEqualTo("1");
    assertThat(rows.getLast().remarked().said()).isEmpty();
  }

  private CareDuty duty() {
    return new CareDuty(
        "signing", this::look, CARE, EVERY, this::take, new CareMeters("signing", meters), clock);
  }

  private TokenSeen look() throws IOException {
    if (away) {
      throw new IOException("no slot holds it");
    }
    return new TokenSeen(
        "ACME",
        "X1",
        serial,
        "7.3",
        "10.4",
        "a".repeat(64),
        Optional.empty(),
        Optional.empty(),
        Duration.ofMillis(5),
        0);
  }

  private Receipt take(byte[] body) {
    taken.add(new String(body, StandardCharsets.UTF_8));
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }

  private List<RemarkRow> rows(int which) {
    return taken
        .get(which)
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
        .toList();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
