package io.portcullis.routes.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Policy;
import io.portcullis.routes.decide.Policies;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final RuleBook BUILT_IN = BuiltIn.load();

  /** Said of a device, and then told of its certificate and of its session, at least. */
  private static final int SIGNALS = 7 + 2;

  @TempDir Path folder;

  private final AtomicLong second = new AtomicLong();
  private final AtomicInteger beside = new AtomicInteger();

  @Test
  void whatGoesWrongEndsItAndNothingElse() {
    // Given
    Rehearsal rehearsal =
        rehearsal(
            () -> {
              throw new IllegalStateException("no rules");
            });
    // When
    int signals = rehearsal.play(Duration.ofSeconds(100), NOW);
    // Then
    assertThat(signals).isZero();
  }

  @Test
  void noTimeIsNoRehearsal() {
    // When
    int signals = rehearsal(() -> BUILT_IN).play(Duration.ZERO, NOW);
    // Then
    assertThat(signals).isZero();
    assertThat(beside).hasValue(0);
  }

  @Test
  void eachDeviceIsRevokedAndLosesItsSession() {
    // When: the clock goes on by a second with each look at it
    int signals = rehearsal(() -> BUILT_IN).play(Duration.ofSeconds(5), NOW);
    // Then
    assertThat(beside).hasValueGreaterThan(1);
    assertThat(signals).isGreaterThanOrEqualTo(beside.get() * SIGNALS);
  }

  @Test
  void aRoundIsThrownAwayBeforeItGrows() {
    // When
    int signals = rehearsal(() -> BUILT_IN).play(Duration.ofSeconds(Rehearsal.DEVICES + 10L), NOW);
    // Then
    assertThat(beside).hasValueGreaterThan(Rehearsal.DEVICES);
    assertThat(signals).isGreaterThanOrEqualTo(beside.get() * SIGNALS);
    assertThat(folder).isEmptyDirectory();
  }

  private interface Initial {
    Policy get();
  }

  private Rehearsal rehearsal(Initial initial) {
    Policies policies =
        new Policies() {
          @Override
          public Policy initial() {
            return initial.get();
          }

          @Override
          public Policy byDigest(String digest) {
            return initial.get();
          }
        };
    return new Rehearsal(
        policies,
        beside::incrementAndGet,
        folder,
        () -> Duration.ofSeconds(second.incrementAndGet()).toNanos());
  }
}
