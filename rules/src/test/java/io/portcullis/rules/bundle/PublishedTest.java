package io.portcullis.rules.bundle;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Mode;
import io.portcullis.rules.GroupMode;
import io.portcullis.rules.Reach;

import static org.assertj.core.api.Assertions.assertThat;

/** What a word of people's changes, and what it leaves as it was. */
class PublishedTest {
  private static final String RULE = "posture/device-noncompliant";
  private static final GroupMode PILOT = new GroupMode(RULE, "pilot", Mode.ENFORCE, 100);
  private static final GroupMode EXECUTIVES =
      new GroupMode(RULE, "executives", Mode.RECOMMEND, 100);

  @Test
  void whoSwitchesARuleOffMeansEverybody() {
    Published before = Published.BUILT_IN.with(PILOT).with(EXECUTIVES);
    Published after = before.withMode(RULE, Mode.OBSERVE, 100);
    assertThat(after.modes()).containsEntry(RULE, Mode.OBSERVE);
    assertThat(after.reach().groups()).isEmpty();
  }

  @Test
  void whoSwitchesARuleOnDoesNotMeanThoseThatWereLeftOut() {
    Published before = Published.BUILT_IN.with(PILOT).with(EXECUTIVES);
    Published after = before.withMode(RULE, Mode.ENFORCE, 10);
    assertThat(after.reach().groups()).containsExactly(EXECUTIVES);
    assertThat(after.reach().ramps()).containsEntry(RULE, 10);
  }

  @Test
  void newRulesObserveUnlessSomebodyHasSaidOtherwise() {
    Published before = Published.BUILT_IN.withMode("a/known", Mode.ENFORCE);
    Published after = before.observing(Set.of("a/known", "a/fresh"));
    assertThat(after.modes())
        .containsEntry("a/known", Mode.ENFORCE)
        .containsEntry("a/fresh", Mode.OBSERVE);
  }

  @Test
  void whatIsSaidAboutARuleThatIsGoneGoesWithIt() {
    Published before =
        new Published(
            Map.of(),
            Map.of("a/gone", Mode.ENFORCE, RULE, Mode.OBSERVE),
            Map.of("a/gone", Map.of("p", "1")),
            Reach.NONE.withRamp("a/gone", 5));
    assertThat(before.about(Set.of(RULE)))
        .isEqualTo(new Published(Map.of(), Map.of(RULE, Mode.OBSERVE), Map.of(), Reach.NONE));
  }

  @Test
  void aBundleOfAnEarlierReleaseReachesEverybody() {
    assertThat(new Published(Map.of(), Map.of(), Map.of(), null)).isEqualTo(Published.BUILT_IN);
  }
}
