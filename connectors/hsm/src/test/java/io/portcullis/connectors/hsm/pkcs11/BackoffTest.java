package io.portcullis.connectors.hsm.pkcs11;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
  private static final long NOW = 5_000_000_000L;
  private final Backoff backoff = new Backoff();

  @Test
  void neverWaitsLongerThanItsBound() {
    // Given
    for (int i = 0; i < 1000; i++) {
      backoff.failed(NOW);
    }
    // When
    Duration wait = backoff.remaining(NOW);
    // Then
    assertThat(wait).isEqualTo(Backoff.LONGEST);
  }

  @Test
  void theThirdFailureWaitsTwiceAsLongAsTheSecond() {
    // Given
    backoff.failed(NOW);
    backoff.failed(NOW);
    Duration second = backoff.remaining(NOW);
    // When
    backoff.failed(NOW);
    // Then
    assertThat(backoff.remaining(NOW)).isEqualTo(second.multipliedBy(2)).isPositive();
  }

  @Test
  void oneFailureIsFollowedByAStartAtOnce() {
    // When
    backoff.failed(NOW);
    // Then
    assertThat(backoff.remaining(NOW)).isZero();
  }

  @Test
  void aSuccessForgetsTheFailures() {
    // Given
    backoff.failed(NOW);
    backoff.failed(NOW);
    // When
    backoff.succeeded();
    // Then
    assertThat(backoff.remaining(NOW)).isZero();
  }
}
