package io.portcullis.rules;

import java.util.BitSet;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {
  @Test
  void alongNothingThereIsNothing() {
    assertThat(Search.first(0, step -> true)).isEmpty();
  }

  @Test
  void theLastStepIsLookedAt() {
    assertThat(Search.first(1_000_003, step -> step == 1_000_003)).hasValue(1_000_003);
  }

  @Test
  void evenTheLongestLineTakesFewLooks() {
    AtomicInteger looks = new AtomicInteger();
    // When
    OptionalLong found =
        Search.first(
            Steps.MOST, step -> looks.incrementAndGet() > 0 && step >= Steps.MOST - Steps.MOST / 9);
    // Then
    assertThat(found).hasValue(Steps.MOST - Steps.MOST / 9);
    assertThat(looks.get()).isLessThanOrEqualTo(Search.MOST_LOOKS);
  }

  @Property(tries = 500)
  void whereTheAnswerTurnsOnceItIsFoundExactly(
      @ForAll @LongRange(max = 20_000) long steps,
      @ForAll @LongRange(min = 1, max = 25_000) long turn) {
    assertThat(Search.first(steps, step -> step >= turn)).isEqualTo(bruteForce(steps, turn));
  }

  /** Whatever the answer does, the steps nearby are looked at one by one. */
  @Property(tries = 500)
  void nearbyItIsExactWhateverTheAnswerDoes(
      @ForAll @IntRange(max = Search.EXACT) int steps, @ForAll long[] bits) {
    BitSet different = BitSet.valueOf(bits);
    // When
    OptionalLong found = Search.first(steps, step -> different.get((int) step));
    // Then
    assertThat(found)
        .isEqualTo(
            LongStream.rangeClosed(1, steps).filter(s -> different.get((int) s)).findFirst());
  }

  private static OptionalLong bruteForce(long steps, long turn) {
    return LongStream.rangeClosed(1, steps).filter(step -> step >= turn).findFirst();
  }
}
