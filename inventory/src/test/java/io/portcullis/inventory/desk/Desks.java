package io.portcullis.inventory.desk;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Track;

import static org.assertj.core.api.Assertions.assertThat;

/** People, days and plans for these tests. */
final class Desks {
  static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  static final Plan PLAN = new Plan("pki", day(30), "sign and verify", "errors above 1 %");

  private Desks() {}

  static Instant day(int day) {
    return T0.plus(Duration.ofDays(day));
  }

  static By ann(int day) {
    return new By("ann", day(day));
  }

  static By bob(int day) {
    return new By("bob", day(day));
  }

  static Rotations.Wish wish(Cause cause) {
    return new Rotations.Wish("key-1", Track.KEY, cause, false, "", PLAN);
  }

  static RotationItem planned(Cause cause) {
    return changed(Rotations.plan("rot-1", wish(cause), ann(0)));
  }

  static <T extends Item> T changed(Ruling<T> ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Changed.class);
    return ((Ruling.Changed<T>) ruling).item();
  }

  /** "WHY: reason". */
  static String refused(Ruling<?> ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Refused.class);
    Ruling.Refused<?> refused = (Ruling.Refused<?>) ruling;
    return refused.why() + ": " + refused.reason();
  }
}
