package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Rotations as they go when nothing goes wrong. */
final class Course {
  static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private Course() {}

  static Instant day(int day) {
    return T0.plus(Duration.ofDays(day));
  }

  static Rotation planned(Cause cause) {
    return planned("r1", "key-1", cause);
  }

  static Rotation planned(String id, String key, Cause cause) {
    Plan plan = new Plan("pki", day(30), "sign and verify in staging", "errors above 1 %");
    return Rotation.plan(id, key, Track.KEY, cause, Need.MANDATORY, plan, T0);
  }

  static Rotation begun() {
    return begun(Cause.CALENDAR);
  }

  static Rotation begun(Cause cause) {
    return begun(planned(cause), 1, "key-2");
  }

  static Rotation begun(Rotation planned, int day, String newKey) {
    return taken(Steps.take(planned, Move.to(Phase.NEW_KEY, day(day), "ann", ""), newKey));
  }

  static Rotation overlapping() {
    return taken(Steps.take(begun(), Move.to(Phase.OVERLAP, day(2), "ann", "").until(day(9))));
  }

  static Rotation switched() {
    return taken(Steps.take(overlapping(), Move.to(Phase.SWITCHED, day(5), "ann", "CHG-2")));
  }

  static Rotation blocked() {
    return taken(
        Steps.take(switched(), Move.to(Phase.OLD_BLOCKED, day(6), "ann", "CHG-3").until(day(100))));
  }

  static Rotation taken(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Taken.class);
    return ((Answer.Taken) answer).rotation();
  }
}
