package io.portcullis.rules;

import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RampTest {
  private static final String RULE = "posture/device-noncompliant";

  @Property(tries = 500)
  void whomASmallerShareReachesALargerOneReachesToo(
      @ForAll @StringLength(max = 40) String subject,
      @ForAll @IntRange(min = 1, max = 100) int one,
      @ForAll @IntRange(min = 1, max = 100) int two) {
    boolean narrow = Ramp.reaches(Math.min(one, two), RULE, subject);
    boolean wide = Ramp.reaches(Math.max(one, two), RULE, subject);
    assertThat(!narrow || wide).isTrue();
  }

  @Property(tries = 200)
  void everybodyIsEverybody(@ForAll @StringLength(max = 40) String subject) {
    assertThat(Ramp.reaches(100, RULE, subject)).isTrue();
  }

  @Test
  void aTenthIsATenth() {
    assertThat(reached(10, RULE)).hasSizeBetween(900, 1_100);
    assertThat(reached(1, RULE)).hasSizeBetween(70, 130);
  }

  @Test
  void anotherRuleBeginsWithOthers() {
    List<String> one = reached(1, RULE);
    List<String> two = reached(1, "posture/jailbroken");
    assertThat(two.stream().filter(one::contains).count()).isLessThan(one.size() / 4);
  }

  /**
   * Who is reached must not change with a release: the same ones as on the day this was written.
   */
  @Test
  void theChoiceIsFixed() {
    assertThat(reached(1, RULE).subList(0, 3)).containsExactly("sub-96", "sub-336", "sub-337");
  }

  private static List<String> reached(int percent, String rule) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "sub-" + i)
        .filter(s -> Ramp.reaches(percent, rule, s))
        .toList();
  }
}
