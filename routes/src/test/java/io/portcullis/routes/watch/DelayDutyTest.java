package io.portcullis.routes.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;
import io.portcullis.routes.watch.RevocationDelay.Of;

import static org.assertj.core.api.Assertions.assertThat;

class DelayDutyTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final List<RemarkRow> told = new ArrayList<>();
  private final KeptPlace place = new KeptPlace();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private List<RevocationDelay> delays = List.of();

  @Test
  void whatTheLogDoesNotTakeIsToldAgain() throws Exception {
    // Given
    delays = List.of(slow(DelayDuty.LEAST, LIMIT.plusMillis(1)));
    DelayDuty duty = duty(T0);
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    duty.step(place);
    durable = CompletableFuture.completedFuture(null);
    // When
    duty.step(place);
    // Then
    assertThat(told).hasSize(1);
  }

  @Test
  void atTheLimitAndOfTooFewNothingIsRemarked() throws Exception {
    // Given
    delays = List.of(slow(100, LIMIT), slow(DelayDuty.LEAST - 1, LIMIT.plusDays(1)));
    // When
    duty(T0).step(place);
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void anAuthorityThatIsNotMeasuredNowStaysAsItWas() throws Exception {
    // Given
    delays = List.of(slow(100, LIMIT.plusMillis(1)));
    DelayDuty duty = duty(T0);
    duty.step(place);
    told.clear();
    delays = List.of();
    // When
    duty.step(place);
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void itIsToldOnceSinceThenByAnotherHubAndTakenBackWhenItIsFast() throws Exception {
    // Given
    delays = List.of(slow(100, Duration.ofMinutes(11)));
    DelayDuty first = duty(T0);
    first.step(place);
    first.step(place);
    duty(T0.plusSeconds(60)).step(place);
    delays = List.of(slow(100, Duration.ofMinutes(9)));
    // When
    duty(T0.plusSeconds(120)).step(place);
    // Then
    Said said =
        new Said(
            Remark.Kind.REVOCATION_DELAYED,
            T0,
            "of the last 100 revocations one in a hundred took longer than PT11M, half of them at"
                + " most PT1S");
    assertThat(told)
        .extracting(row -> row.remarked().said())
        .containsExactly(List.of(said), List.of(said), List.of());
    assertThat(told.getFirst().aliases().getFirst().key()).isEqualTo("authority-name=cn=device ca");
  }

  @Test
  void theGaugesAreThoseOfTheLastMeasurement() throws Exception {
    // Given
    delays = List.of(slow(100, Duration.ofMinutes(11)));
    DelayDuty duty = duty(T0);
    duty.step(place);
    delays =
        List.of(
            new RevocationDelay("cn=other ca", Of.HUB, 1, Duration.ofMillis(250), Duration.ZERO));
    // When
    duty.step(place);
    // Then
    assertThat(meters.find("portcullis.revocation.delay").gauges())
        .extracting(g -> g.getId().getTag("authority") + " " + g.getId().getTag("quantile"))
        .containsExactlyInAnyOrder("cn=other ca 0.5", "cn=other ca 0.99");
    assertThat(meters.get("portcullis.revocation.delay").tag("quantile", "0.5").gauge().value())
        .isEqualTo(0.25);
  }

  @Test
  void whoLaysItDownHasNoGauges() throws Exception {
    // Given
    delays = List.of(slow(100, Duration.ofMinutes(11)));
    DelayDuty duty = duty(T0);
    duty.step(place);
    // When
    Thread.currentThread().interrupt();
    duty.run(place);
    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(meters.find("portcullis.revocation.delay").gauges()).isEmpty();
  }

  private static RevocationDelay slow(int count, Duration p99) {
    return new RevocationDelay("cn=device ca", Of.HUB, count, Duration.ofSeconds(1), p99);
  }

  private DelayDuty duty(Instant now) {
    return new DelayDuty(
        () -> delays, LIMIT, this::take, new DelayMeters(meters), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Receipt take(byte[] body) {
    if (!durable.isCompletedExceptionally()) {
      new String(body, StandardCharsets.UTF_8)
          .lines()
          .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class))
          .forEach(told::add);
    }
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }
}
