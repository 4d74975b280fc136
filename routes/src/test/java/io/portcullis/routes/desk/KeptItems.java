package io.portcullis.routes.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Track;

/** Items as the topic holds them. */
final class KeptItems {
  static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private KeptItems() {}

  static RotationItem rotation(String id, String owner) {
    Plan plan = new Plan(owner, T0.plus(Duration.ofDays(30)), "", "");
    return RotationItem.of(
        Rotation.plan(id, "key-1", Track.KEY, Cause.POLICY, Need.MANDATORY, plan, T0));
  }

  static Kept<RotationItem> kept(String id, long version) {
    return new Kept<>(version, "ann", T0, rotation(id, "v" + version));
  }

  static RetentionItem retention(String key) {
    return new RetentionItem(
        key, new Retention(T0, Duration.ofDays(1), Optional.empty(), List.of()));
  }
}
