package io.portcullis.routes.enforce;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {
  private final MovedClock clock = new MovedClock(Instant.parse("2026-04-01T10:00:00Z"));

  @Test
  void aPointThatNeverAnswersIsLeftAloneAndAskedOnceAfterAWhile() {
    Breaker breaker = new Breaker(new Named(PointKind.CA), clock);
    hear(breaker, Status.FAILED, Breaker.WINDOW);
    // When
    boolean open = !breaker.lets();
    clock.pass(Breaker.OPEN_FOR.plusMillis(1));
    // Then
    assertThat(open).isTrue();
    assertThat(breaker.reason()).endsWith("connection refused");
    assertThat(breaker.lets()).isTrue();
    assertThat(breaker.lets()).as("one at a time").isFalse();
  }

  @Test
  void whoAnswersAgainIsAskedAgain() {
    Breaker breaker = new Breaker(new Named(PointKind.CA), clock);
    hear(breaker, Status.SILENT, Breaker.WINDOW);
    clock.pass(Breaker.OPEN_FOR.plusMillis(1));
    // When
    hear(breaker, Status.ACKNOWLEDGED, 1);
    // Then
    assertThat(breaker.lets()).isTrue();
    assertThat(breaker.lets()).isTrue();
  }

  @Test
  void aNasThatSaysNoAnswersAndAnAuthorityThatRefusesDoes() {
    Breaker nas = new Breaker(new Named(PointKind.RADIUS), clock);
    Breaker ca = new Breaker(new Named(PointKind.CA), clock);
    // When
    hear(nas, Status.FAILED, 2 * Breaker.WINDOW);
    hear(ca, Status.REFUSED, 2 * Breaker.WINDOW);
    // Then
    assertThat(nas.lets()).isTrue();
    assertThat(ca.lets()).isTrue();
  }

  @Test
  void someFailuresAreNoReason() {
    Breaker breaker = new Breaker(new Named(PointKind.RADIUS), clock);
    // When
    for (int i = 0; i < Breaker.WINDOW; i++) {
      hear(breaker, Status.SILENT, 2);
      hear(breaker, Status.ACKNOWLEDGED, 1);
    }
    // Then
    assertThat(breaker.lets()).isTrue();
  }

  private void hear(Breaker breaker, Status status, int times) {
    for (int i = 0; i < times; i++) {
      breaker.lets();
      breaker.heard(
          new Outcome(
              "act",
              "dev-1",
              "p",
              Want.HELD,
              1,
              status,
              "connection refused",
              clock.instant(),
              clock.instant(),
              List.of(),
              "",
              false));
    }
  }

  private record Named(PointKind kind) implements Enforcer {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public boolean serves(Target target) {
      return true;
    }

    @Override
    public Outcome enforce(Action action) {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public Outcome verify(Action action) {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public String check() {
      return "ok";
    }
  }
}
