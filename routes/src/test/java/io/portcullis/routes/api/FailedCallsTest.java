package io.portcullis.routes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailedCallsTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Hands clock = new Hands();
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
    clock.now = clock.now.plus(WINDOW);
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

  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
