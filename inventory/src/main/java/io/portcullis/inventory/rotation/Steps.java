package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which steps are allowed. Nobody, whatever his role, may skip a phase or what a phase asks for.
 */
public final class Steps {
  /** Longest deferral: whoever needs more has to say why again. */
  public static final Duration LONGEST_DEFERRAL = Duration.ofDays(366);

  private Steps() {}

  /** A step that makes no new key. */
  public static Answer take(Rotation rotation, Move move) {
    return take(rotation, move, "");
  }

  /**
   * @param newKey subject id of the key that the step to {@link Phase#NEW_KEY} made; empty with all
   *     others
   */
  public static Answer take(Rotation rotation, Move move, String newKey) {
    List<String> against = new ArrayList<>();
    if (!rotation.phase().next().contains(move.to())) {
      return refused("from %s there is no step to %s".formatted(rotation.phase(), move.to()));
    }
    if (move.at().isBefore(rotation.since())) {
      against.add("before the step that it follows, which was at " + rotation.since());
    }
    switch (move.to()) {
      case NEW_KEY -> start(rotation, move, newKey, against);
      case OVERLAP -> overlap(rotation, move, against);
      case SWITCHED -> needs(!move.evidence().isEmpty(), "evidence of the validation", against);
      case OLD_BLOCKED -> block(move, against);
      case RETIRED -> retire(rotation, move, against);
      case ROLLED_BACK -> rollBack(rotation, move, against);
      case CANCELLED -> cancel(rotation, move, against);
      case PLANNED -> throw new IllegalStateException("no step leads to PLANNED");
    }
    return against.isEmpty()
        ? new Answer.Taken(rotation.with(move, newKey))
        : new Answer.Refused(against);
  }

  /** Puts it off. A compromised key is not put off; what is mandatory, only by two people. */
  public static Answer defer(
      Rotation rotation, String reason, Instant until, Instant now, String by, String approver) {
    List<String> against = new ArrayList<>();
    needs(rotation.phase() == Phase.PLANNED, "a rotation that has not begun", against);
    needs(rotation.cause() != Cause.COMPROMISE, "a key that is not compromised", against);
    needs(!by.isBlank(), "somebody who asks for it", against);
    needs(!reason.isBlank(), "a reason", against);
    needs(until.isAfter(now), "an end in the future", against);
    needs(!until.isAfter(now.plus(LONGEST_DEFERRAL)), "an end within a year", against);
    boolean two = !approver.isBlank() && !approver.equalsIgnoreCase(by);
    needs(
        rotation.need().kind() == Need.Kind.OPTIONAL || two,
        "another person's approval, for it is not optional",
        against);
    return against.isEmpty()
        ? new Answer.Taken(rotation.with(Need.deferred(reason, until)))
        : new Answer.Refused(against);
  }

  private static void start(Rotation rotation, Move move, String newKey, List<String> against) {
    rotation.plan().missing().forEach(m -> against.add("needs " + m));
    needs(!newKey.isEmpty() && !newKey.equals(rotation.key()), "a new key", against);
    boolean deferred = rotation.need().until().filter(move.at()::isBefore).isPresent();
    needs(!deferred || move.byTwo(), "another person's approval, for it is deferred", against);
  }

  /** A compromised key must not stay beside the new one longer than is needed to switch. */
  private static void overlap(Rotation rotation, Move move, List<String> against) {
    boolean later = move.until().filter(u -> u.isAfter(move.at())).isPresent();
    needs(later, "the end of the overlap, after its begin", against);
    Instant day = move.at().plus(Duration.ofDays(1));
    boolean brief = move.until().filter(u -> u.isAfter(day)).isEmpty();
    needs(
        rotation.cause() != Cause.COMPROMISE || brief,
        "an overlap of a day at most, for the key is compromised",
        against);
  }

  private static void block(Move move, List<String> against) {
    needs(!move.evidence().isEmpty(), "evidence that it can not sign", against);
    needs(move.until().isPresent(), "until when it is needed to verify", against);
  }

  private static void retire(Rotation rotation, Move move, List<String> against) {
    rotation
        .neededUntil()
        .filter(u -> move.at().isBefore(u))
        .ifPresent(u -> against.add("it is needed to verify until " + u));
    needs(move.byTwo(), "another person's approval", against);
    needs(!move.evidence().isEmpty(), "evidence", against);
  }

  private static void rollBack(Rotation rotation, Move move, List<String> against) {
    needs(rotation.cause() != Cause.COMPROMISE, "an old key that is not compromised", against);
    needs(!move.evidence().isEmpty(), "which of the rollback criteria was met", against);
  }

  private static void cancel(Rotation rotation, Move move, List<String> against) {
    needs(
        rotation.need().kind() == Need.Kind.OPTIONAL || move.byTwo(),
        "another person's approval, for it is not optional",
        against);
    needs(!move.evidence().isEmpty(), "a reason", against);
  }

  private static void needs(boolean holds, String what, List<String> against) {
    if (!holds) {
      against.add("needs " + what);
    }
  }

  private static Answer refused(String reason) {
    return new Answer.Refused(List.of(reason));
  }
}
