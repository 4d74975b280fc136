package io.portcullis.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Mode;

import static io.portcullis.rules.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The bounds, and what a change leaves as it was. */
class ReachTest {
  private static final Instant END = NOW.plus(Duration.ofDays(30));

  @ParameterizedTest
  @ValueSource(ints = {0, 101, -1})
  void aRampOutOfBoundsIsRefused(int percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reach.NONE.withRamp("a/b", percent))
        .withMessage("a ramp is 1 to 100 percent, is " + percent);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupMode("a/b", "g", Mode.ENFORCE, percent));
  }

  @Test
  void aYearIsTheLongest() {
    Reach.NONE.with(of("s", NOW.plus(Exemption.MAX)), NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reach.NONE.with(of("s", NOW.plus(Exemption.MAX).plusSeconds(1)), NOW))
        .withMessageStartingWith("an exemption lasts at most 366 days;");
  }

  @Test
  void thousandExemptionsAreTheMost() {
    Reach full = Reach.NONE;
    for (int i = 0; i < Reach.MAX_EXEMPTIONS; i++) {
      full = full.with(of("s-" + i, END), NOW);
    }
    Reach last = full;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> last.with(of("one-more", END), NOW))
        .withMessage("1001 exemptions; at most 1000 can be kept");
    assertThat(last.with(of("later", END.plusSeconds(1)), END).exemptions()).hasSize(1);
  }

  @Test
  void tenThousandFindingsAreTheMostInAllBaselines() {
    Reach most = Reach.NONE.with(baseline(Exemption.MAX_FINDINGS), NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> most.with(baseline(1), NOW))
        .withMessage("10001 findings in baselines; at most 10000 can be kept");
    assertThatIllegalArgumentException().isThrownBy(() -> baseline(Exemption.MAX_FINDINGS + 1));
  }

  @Test
  void anExemptionNeedsAnOwnerAReasonAndOneWhomItIsFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exemption.ofSubject("", "s", NOW, END, " ", "why"))
        .withMessage("an exemption needs an owner");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exemption.ofSubject("", "s", NOW, END, "anna", ""))
        .withMessageStartingWith("an exemption needs a reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exemption.ofGroup("", " ", NOW, END, "anna", "why"))
        .withMessageStartingWith("an exemption is for a subject, a group or findings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exemption.ofGroup("", "g", NOW, NOW, "anna", "why"))
        .withMessage("an exemption ends after it begins");
  }

  @Test
  void theSameIsAcceptedOnceAndEndedById() {
    Exemption one = of("s", END);
    Reach twice = Reach.NONE.with(one, NOW).with(of("s", END), NOW);
    assertThat(twice.exemptions()).containsExactly(one);
    assertThat(twice.withoutExemption(one.id()).exemptions()).isEmpty();
  }

  @Test
  void aNewerModeOfAGroupReplacesTheOlder() {
    Reach reach =
        Reach.NONE
            .with(new GroupMode("a/b", "g", Mode.ENFORCE, 1))
            .with(new GroupMode("a/b", "g", Mode.RECOMMEND, 100));
    assertThat(reach.groups()).containsExactly(new GroupMode("a/b", "g", Mode.RECOMMEND, 100));
  }

  @Test
  void whatIsSaidOfRulesThatAreGoneIsLeftOut() {
    Exemption all = of("s", END);
    Reach reach =
        new Reach(
                true,
                Map.of("a/b", 10, "c/d", 10),
                List.of(new GroupMode("c/d", "g", Mode.ENFORCE, 1)),
                List.of(all, Exemption.ofSubject("c/d", "s", NOW, END, "anna", "why")))
            .about(Set.of("a/b"));
    assertThat(reach).isEqualTo(new Reach(true, Map.of("a/b", 10), List.of(), List.of(all)));
  }

  private static Exemption of(String subject, Instant until) {
    return Exemption.ofSubject("", subject, NOW, until, "anna", "why");
  }

  private static Exemption baseline(int findings) {
    Set<String> ids =
        IntStream.range(0, findings).mapToObj(i -> "fnd-" + i).collect(Collectors.toSet());
    return Exemption.ofFindings("", ids, NOW, END, "anna", "day zero");
  }
}
