package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.routes.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;

class FailedCallsTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final FailedCalls failed = new FailedCalls(3, WINDOW, clock);

  @Test
  void theCallAfterTheLimitIsOver() {
    // Given
    for (int i = 0; i < 3; i++) {
      assertThat(failed.count("192.0.2.1")).isTrue();
    }
    // When, Then
    assertThat(failed.count("192.0.2.1")).isFalse();
    assertThat(failed.count("192.0.2.2")).isTrue();
  }

  @Test
  void anAddressStartsAnewAfterTheWindow() {
    // Given
    for (int i = 0; i < 9; i++) {
      failed.count("192.0.2.1");
    }
    // When
    clock.pass(WINDOW);
    // Then
    assertThat(failed.count("192.0.2.1")).isTrue();
  }

  @Test
  void noMoreAddressesThanTheLimitAreRemembered() {
    // When
    for (int i = 0; i <= FailedCalls.MAX_ADDRESSES; i++) {
      failed.count("address-" + i);
    }
    // Then
    assertThat(failed.addresses()).isEqualTo(FailedCalls.MAX_ADDRESSES);
  }
}
