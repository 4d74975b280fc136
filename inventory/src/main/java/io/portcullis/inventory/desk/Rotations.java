package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.inventory.desk.RotationItem.Rejected;
import io.portcullis.inventory.desk.RotationItem.Waiting;
import io.portcullis.inventory.desk.Ruling.Why;
import io.portcullis.inventory.rotation.Answer;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Move;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Steps;
import io.portcullis.inventory.rotation.Track;

/** What people ask of rotations. What only lacks another person's approval waits for it. */
public final class Rotations {
  private Rotations() {}

  /**
   * What is planned.
   *
   * @param key subject id of the key
   * @param optional whether it may be left undone; never of a compromised key
   * @param reason what the cause is, in words, or empty
   */
  public record Wish(
      String key, Track track, Cause cause, boolean optional, String reason, Plan plan) {}

  public static Ruling<RotationItem> plan(String id, Wish wish, By by) {
    if (wish.optional() && wish.cause() == Cause.COMPROMISE) {
      return Ruling.refused(Why.INVALID, "the rotation of a compromised key is not optional");
    }
    Need.Kind kind = wish.optional() ? Need.Kind.OPTIONAL : Need.Kind.MANDATORY;
    return Ruling.of(
        () ->
            RotationItem.of(
                Rotation.plan(
                    id,
                    wish.key(),
                    wish.track(),
                    wish.cause(),
                    new Need(kind, wish.reason(), Optional.empty()),
                    wish.plan(),
                    by.at())));
  }

  /** Settles what was open in the plan, or otherwise. What is empty stays as it is. */
  public static Ruling<RotationItem> settle(RotationItem item, Plan plan, Optional<Instant> due) {
    Rotation rotation = item.rotation();
    if (rotation.phase() != Phase.PLANNED) {
      return Ruling.refused(Why.CONFLICT, "it has begun: its plan stays as it is");
    }
    Plan before = rotation.plan();
    Plan settled =
        new Plan(
            or(plan.owner(), before.owner()),
            due.orElse(before.due()),
            or(plan.validation(), before.validation()),
            or(plan.rollback(), before.rollback()));
    boolean later = settled.due().isAfter(before.due());
    return later && rotation.need().kind() != Need.Kind.OPTIONAL
        ? Ruling.refused(Why.CONFLICT, "due later: put it off, for it is not optional")
        : new Ruling.Changed<>(item.with(rotation.with(settled)));
  }

  /**
   * @param newKey subject id, of the step that makes it; empty with others
   * @param until as {@link Move#until}
   */
  public static Ruling<RotationItem> step(
      RotationItem item, Phase to, String evidence, String newKey, Optional<Instant> until, By by) {
    try {
      Move move = new Move(to, by.at(), by.person(), "", evidence, until);
      return ruling(
          item,
          Steps.take(item.rotation(), move, newKey),
          new Waiting(by.person(), by.at(), Optional.of(move), newKey, Optional.empty()));
    } catch (IllegalArgumentException e) {
      return Ruling.refused(Why.INVALID, e.getMessage());
    }
  }

  public static Ruling<RotationItem> defer(RotationItem item, String reason, Instant until, By by) {
    try {
      Need need = Need.deferred(reason, until);
      return ruling(
          item,
          Steps.defer(item.rotation(), reason, until, by.at(), by.person(), ""),
          new Waiting(by.person(), by.at(), Optional.empty(), "", Optional.of(need)));
    } catch (IllegalArgumentException e) {
      return Ruling.refused(Why.INVALID, e.getMessage());
    }
  }

  /** The word that a step waits for: it is taken now. */
  public static Ruling<RotationItem> approve(RotationItem item, By by) {
    if (item.waiting().isEmpty()) {
      return Ruling.refused(Why.CONFLICT, "nothing of it waits for approval");
    }
    Waiting waiting = item.waiting().orElseThrow();
    return by.is(waiting.by())
        ? Ruling.refused(
            Why.NOT_THIS_PERSON, "who asked for it does not approve it; another person must")
        : ruling(item, approved(item.rotation(), waiting, by), waiting);
  }

  /** Nothing waits any more. Who asked may say no, too: he takes it back. */
  public static Ruling<RotationItem> reject(RotationItem item, String reason, By by) {
    return item.waiting()
        .map(asked -> item.rejected(new Rejected(by.person(), by.at(), reason, asked)))
        .<Ruling<RotationItem>>map(Ruling.Changed::new)
        .orElseGet(() -> Ruling.refused(Why.CONFLICT, "nothing of it waits for approval"));
  }

  private static Answer approved(Rotation rotation, Waiting waiting, By by) {
    if (waiting.step().isPresent()) {
      Move asked = waiting.step().orElseThrow();
      Move now =
          new Move(asked.to(), by.at(), waiting.by(), by.person(), asked.evidence(), asked.until());
      return Steps.take(rotation, now, waiting.newKey());
    }
    Need need = waiting.deferral().orElseThrow();
    return Steps.defer(
        rotation, need.reason(), need.until().orElseThrow(), by.at(), waiting.by(), by.person());
  }

  private static Ruling<RotationItem> ruling(RotationItem item, Answer answer, Waiting waiting) {
    return switch (answer) {
      case Answer.Taken taken -> new Ruling.Changed<>(item.with(taken.rotation()));
      case Answer.Unapproved lacking -> new Ruling.Changed<>(item.until(waiting));
      case Answer.Refused refused ->
          Ruling.refused(Why.CONFLICT, String.join("; ", refused.reasons()));
    };
  }

  private static String or(String said, String before) {
    return said.isEmpty() ? before : said;
  }
}
