package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.time.Instant;
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
    Against against = new Against();
    if (!rotation.phase().next().contains(move.to())) {
      String none = "from %s there is no step to %s".formatted(rotation.phase(), move.to());
      return new Answer.Refused(List.of(none));
    }
    if (move.at().isBefore(rotation.since())) {
      against.add("before the step that it follows, which was at " + rotation.since());
    }
    switch (move.to()) {
      case NEW_KEY -> start(rotation, move, newKey, against);
      case OVERLAP -> overlap(rotation, move, against);
      case SWITCHED -> against.needs(!move.evidence().isEmpty(), "evidence of the validation");
      case OLD_BLOCKED -> block(move, against);
      case RETIRED -> retire(rotation, move, against);
      case ROLLED_BACK -> rollBack(rotation, move, against);
      case CANCELLED -> cancel(rotation, move, against);
      case PLANNED -> throw new IllegalStateException("no step leads to PLANNED");
    }
    return against.or(() -> rotation.with(move, newKey));
  }

  /** Puts it off. A compromised key is not put off; what is mandatory, only by two people. */
  public static Answer defer(
      Rotation rotation, String reason, Instant until, Instant now, String by, String approver) {
    Against against = new Against();
    against.needs(rotation.phase() == Phase.PLANNED, "a rotation that has not begun");
    against.needs(rotation.cause() != Cause.COMPROMISE, "a key that is not compromised");
    against.needs(!by.isBlank(), "somebody who asks for it");
    against.needs(!reason.isBlank(), "a reason");
    against.needs(until.isAfter(now), "an end in the future");
    against.needs(!until.isAfter(now.plus(LONGEST_DEFERRAL)), "an end within a year");
    boolean two = !approver.isBlank() && !approver.equalsIgnoreCase(by);
    against.approval(
        rotation.need().kind() == Need.Kind.OPTIONAL || two, ", for it is not optional");
    return against.or(() -> rotation.with(Need.deferred(reason, until)));
  }

  private static void start(Rotation rotation, Move move, String newKey, Against against) {
    rotation.plan().missing().forEach(m -> against.add("needs " + m));
    against.needs(!newKey.isEmpty() && !newKey.equals(rotation.key()), "a new key");
    boolean deferred = rotation.need().until().filter(move.at()::isBefore).isPresent();
    against.approval(!deferred || move.byTwo(), ", for it is deferred");
  }

  /** A compromised key must not stay beside the new one longer than is needed to switch. */
  private static void overlap(Rotation rotation, Move move, Against against) {
    boolean later = move.until().filter(u -> u.isAfter(move.at())).isPresent();
    against.needs(later, "the end of the overlap, after its begin");
    Instant day = move.at().plus(Duration.ofDays(1));
    boolean brief = move.until().filter(u -> u.isAfter(day)).isEmpty();
    against.needs(
        rotation.cause() != Cause.COMPROMISE || brief,
        "an overlap of a day at most, for the key is compromised");
  }

  private static void block(Move move, Against against) {
    against.needs(!move.evidence().isEmpty(), "evidence that it can not sign");
    against.needs(move.until().isPresent(), "until when it is needed to verify");
  }

  private static void retire(Rotation rotation, Move move, Against against) {
    rotation
        .neededUntil()
        .filter(u -> move.at().isBefore(u))
        .ifPresent(u -> against.add("it is needed to verify until " + u));
    against.approval(move.byTwo(), "");
    against.needs(!move.evidence().isEmpty(), "evidence");
  }

  private static void rollBack(Rotation rotation, Move move, Against against) {
    against.needs(rotation.cause() != Cause.COMPROMISE, "an old key that is not compromised");
    against.needs(!move.evidence().isEmpty(), "which of the rollback criteria was met");
  }

  private static void cancel(Rotation rotation, Move move, Against against) {
    against.approval(
        rotation.need().kind() == Need.Kind.OPTIONAL || move.byTwo(), ", for it is not optional");
    against.needs(!move.evidence().isEmpty(), "a reason");
  }
}
