package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FailuresTest {
  private static final Instant T0 = Samples.T0;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void withoutOneThereAreNone() {
    assertThatThrownBy(() -> new Failures("hsm", Failures.USE, List.of(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs 1 to 64");
  }

  @Test
  void onlySoManyAreKeptTheOldestGiveWay() {
    Failures all = at(0);
    // When
    for (int i = 1; i <= Failures.MAX; i++) {
      all = all.and(T0.plusSeconds(i), false);
    }
    // Then
    assertThat(all.times()).hasSize(Failures.MAX);
    assertThat(all.since()).isEqualTo(T0.plusSeconds(1));
  }

  @Test
  void asManyWithinTheVeryTimeAreABurst() {
    Failures three = at(0, 30, 60);

    Instant since = three.burstAt(3, MINUTE);

    assertThat(three.burst(3, MINUTE)).isTrue();
    assertThat(since).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void aMomentMoreAndItIsNone() {
    Failures three = at(0, 30, 61);

    Instant since = three.burstAt(3, MINUTE);

    assertThat(three.burst(3, MINUTE)).isFalse();
    assertThat(since).isEqualTo(Instant.MAX);
  }

  @Test
  void aBurstThatGoesOnIsTheSameOne() {
    Failures five = at(0, 30, 60, 70, 80);

    Instant since = five.burstAt(3, MINUTE);

    assertThat(since).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void theNewestBurstCounts() {
    Failures two = at(0, 1, 2, 7_200, 7_201, 7_202, 20_000);

    Instant since = two.burstAt(3, MINUTE);

    assertThat(since).isEqualTo(T0.plusSeconds(7_202));
  }

  private static Failures at(int... seconds) {
    Failures all = new Failures("hsm", Failures.USE, List.of(T0.plusSeconds(seconds[0])), false);
    for (int i = 1; i < seconds.length; i++) {
      all = all.and(T0.plusSeconds(seconds[i]), false);
    }
    return all;
  }
}
