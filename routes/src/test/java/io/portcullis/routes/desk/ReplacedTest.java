package io.portcullis.routes.desk;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.desk.By;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.desk.Ruling;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Track;

import static org.assertj.core.api.Assertions.assertThat;

class ReplacedTest {
  private static final By ANN = new By("ann", KeptItems.T0);
  private static final Plan PLAN = new Plan("pki", KeptItems.T0, "sign", "errors");

  @Test
  void whatWasTakenBackReplacesNothing() {
    // Given
    RotationItem cancelled = step(planned(true), Phase.CANCELLED, "");
    RotationItem back = step(step(planned(true), Phase.NEW_KEY, "k2"), Phase.ROLLED_BACK, "");
    // When
    Replaced replaced = Replaced.of(List.of(cancelled, back));
    // Then
    assertThat(replaced.holds("k1", true)).isFalse();
    assertThat(replaced.holds("k1", false)).isFalse();
  }

  @Test
  void whatMayBeLeftUndoneDoesNotStandForWhatHasToBe() {
    // When
    Replaced replaced = Replaced.of(List.of(planned(true)));
    // Then
    assertThat(replaced.holds("k1", true)).isFalse();
    assertThat(replaced.holds("k1", false)).isTrue();
  }

  @Test
  void whatHasToBeOrHasBegunReplacesTheKey() {
    assertThat(Replaced.of(List.of(planned(false))).holds("k1", true)).isTrue();
    assertThat(Replaced.of(List.of(step(planned(true), Phase.NEW_KEY, "k2"))).holds("k1", true))
        .isTrue();
    assertThat(Replaced.of(List.of(planned(false))).holds("k2", false)).isFalse();
  }

  private static RotationItem planned(boolean optional) {
    return changed(
        Rotations.plan(
            "r1", new Rotations.Wish("k1", Track.KEY, Cause.POLICY, optional, "", PLAN), ANN));
  }

  private static RotationItem step(RotationItem item, Phase to, String newKey) {
    return changed(Rotations.step(item, to, "CHG-1", newKey, Optional.empty(), ANN));
  }

  private static RotationItem changed(Ruling<RotationItem> ruling) {
    return ((Ruling.Changed<RotationItem>) ruling).item();
  }
}
