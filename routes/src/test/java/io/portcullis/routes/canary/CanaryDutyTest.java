package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Statement;
import io.portcullis.routes.duty.Duty;

import static org.assertj.core.api.Assertions.assertThat;

class CanaryDutyTest {
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeEstate estate = new FakeEstate();
  private final List<Instant> starts = new ArrayList<>();
  private int stoppedFor;
  private final CanaryDuty duty =
      new CanaryDuty(
          estate,
          estate,
          new CanaryDuty.Conduct(EVERY, LIMIT, () -> stoppedFor-- > 0, estate),
          estate);

  @AfterEach
  void clear() {
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void noneFliesWhileTheHubIsStopped() {
    stoppedFor = 5;
    // When
    run("", 1);
    // Then
    assertThat(starts).containsExactly(FakeEstate.START.plusSeconds(5));
    assertThat(duty.flown()).contains(FakeEstate.START.plusSeconds(5));
  }

  @Test
  void aRestartWaitsForItsTurn() {
    // When
    run(FakeEstate.START.minus(Duration.ofMinutes(5)).toString(), 2);
    // Then
    Instant first = FakeEstate.START.plus(Duration.ofMinutes(10));
    assertThat(starts).containsExactly(first, first.plus(EVERY));
  }

  @Test
  void aPlaceOfTheFutureOrOfNobodyIsNoReasonToWait() {
    // When
    run("nonsense", 1);
    // Then
    assertThat(starts).containsExactly(FakeEstate.START);
    Thread.interrupted();
    // When
    run(estate.now.plus(Duration.ofDays(9)).toString(), 1);
    // Then
    assertThat(starts).hasSize(2);
    assertThat(starts.getLast()).isBefore(FakeEstate.START.plus(EVERY));
  }

  @Test
  void oneThatWasLateOpensAFindingAndTheNextSoundOneClosesIt() {
    // Given
    estate.delays.remove(Kind.CRL);
    run("", 1);
    assertThat(duty.good()).isFalse();
    assertThat(duty.detail()).endsWith(": crl never came");
    Thread.interrupted();
    estate.delays.put(Kind.CRL, Duration.ofMillis(300));
    // When
    run(starts.getLast().toString(), 1);
    // Then
    assertThat(risks()).extracting(Statement.RiskChanged::resolved).containsExactly(false, true);
    assertThat(risks().getFirst().summary()).isEqualTo("crl never came");
    assertThat(duty.good()).isTrue();
  }

  @Test
  void onesThatAreConfiguredNoMoreAreMissedNoMore() {
    // When
    List<Statement> said = Book.retired(estate.now).stream().map(s -> s.statement()).toList();
    // Then
    assertThat(said).contains(new Statement.Heartbeat(Duration.ZERO)).hasSize(2);
    assertThat(said)
        .filteredOn(Statement.RiskChanged.class::isInstance)
        .allMatch(s -> ((Statement.RiskChanged) s).resolved());
    Thread.currentThread().interrupt(); // as after a flight
  }

  @Test
  void eachLeavesARecordWithItsHopsAndAHeartbeat() {
    // When
    run("", 1);
    // Then
    Map<?, ?> own = (Map<?, ?>) estate.records.getFirst().document().get("portcullis");
    assertThat(own.get("canary").toString())
        .contains("limit_ms=10000", "certificate=ca1", "accepted=", "crl=", "authorisation=");
    assertThat(estate.signals)
        .extracting(s -> s.statement())
        .contains(new Statement.Heartbeat(EVERY.multipliedBy(2)));
    assertThat(estate.signals).allMatch(s -> s.source().equals("hub.canary"));
  }

  private List<Statement.RiskChanged> risks() {
    return estate.signals.stream()
        .map(s -> s.statement())
        .filter(Statement.RiskChanged.class::isInstance)
        .map(Statement.RiskChanged.class::cast)
        .toList();
  }

  /** Until so many more have flown. */
  private void run(String place, int flights) {
    int enough = starts.size() + flights;
    Duty.Place kept =
        new Duty.Place() {
          private String text = place;

          @Override
          public String text() {
            return text;
          }

          @Override
          public void keep(String next) {
            starts.add(Instant.parse(next));
            text = next;
            estate.lastOf(starts.size() >= enough);
          }
        };
    try {
      duty.run(kept);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
