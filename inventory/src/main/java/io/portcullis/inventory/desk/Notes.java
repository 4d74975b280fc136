package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.exercise.Schedule;
import io.portcullis.inventory.rotation.Limits;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Remark;
import io.portcullis.inventory.rotation.Remarks;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Track;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;

/** What there is to say about all items at a moment, each in the form of a signal. */
public final class Notes {
  private static final int LONGEST_NAME = 200;

  private final Instant now;
  private final Map<String, List<Remark>> rotations;
  private final Set<String> destroyed;

  private Notes(Collection<Seen> all, Limits limits, Instant now) {
    this.now = now;
    List<Rotation> kept =
        Seen.only(RotationItem.class, all).stream().map(RotationItem::rotation).toList();
    this.rotations =
        Remarks.of(kept, limits, now).stream().collect(Collectors.groupingBy(Remark::rotation));
    this.destroyed =
        Seen.only(DestructionItem.class, all).stream()
            .filter(DestructionItem::proved)
            .map(Item::about)
            .collect(Collectors.toSet());
  }

  /** One for each item, in their order. */
  public static List<Noted> of(Collection<Seen> items, Limits limits, Instant now) {
    Notes notes = new Notes(items, limits, now);
    return items.stream().map(seen -> new Noted(seen.item(), notes.said(seen))).toList();
  }

  private List<Said> said(Seen seen) {
    return switch (seen.item()) {
      case RotationItem item -> rotation(item.rotation());
      case ExerciseItem item -> item.ended() ? List.of() : exercise(item);
      case CustodyItem item -> Weak.said(item.custody(), seen.changed(), now);
      case RetentionItem item -> retention(item);
      case DestructionItem item -> List.of();
      case ErasureItem item -> List.of();
    };
  }

  private List<Said> rotation(Rotation rotation) {
    List<Said> said = new ArrayList<>();
    for (Remark remark : rotations.getOrDefault(rotation.id(), List.of())) {
      Kind kind = kind(remark.kind());
      // A deferral that has ended and a day that has passed are the same to whoever has to act.
      if (said.stream().noneMatch(s -> s.kind() == kind)) {
        said.add(new Said(kind, remark.since(), text(remark, rotation)));
      }
    }
    blocked(rotation)
        .ifPresent(
            at ->
                said.add(
                    new Said(
                        Kind.ROTATION_BLOCKED,
                        at,
                        "the key is blocked for signing; it was replaced by "
                            + rotation.newKey())));
    return said;
  }

  /** An authority's old key goes on to sign CRLs, and nobody can tell the two from a log. */
  private static Optional<Instant> blocked(Rotation rotation) {
    return rotation.track() == Track.CA_KEY
        ? Optional.empty()
        : rotation.moves().stream()
            .filter(m -> m.to() == Phase.OLD_BLOCKED)
            .map(m -> m.at())
            .findFirst();
  }

  private static Kind kind(Remark.Kind kind) {
    return switch (kind) {
      case OVERDUE, DEFERRAL_ENDED -> Kind.ROTATION_OVERDUE;
      case NOT_READY -> Kind.ROTATION_NOT_READY;
      case HALF_DONE -> Kind.ROTATION_HALF_DONE;
      case OVERLAP_ENDED -> Kind.ROTATION_OVERLAP_ENDED;
      case TOO_FREQUENT -> Kind.ROTATION_TOO_FREQUENT;
      case TWICE -> Kind.ROTATION_TWICE;
      case NOT_RETIRED -> Kind.ROTATION_NOT_RETIRED;
    };
  }

  private static String text(Remark remark, Rotation rotation) {
    String owner = rotation.plan().owner();
    String whose = owner.isEmpty() ? "nobody answers for it" : "owner " + brief(owner);
    return switch (remark.kind()) {
      case OVERDUE -> "the new key was to be in use, %s; %s".formatted(rotation.phase(), whose);
      case DEFERRAL_ENDED -> "it was put off, and nothing has begun; " + whose;
      case NOT_READY -> "it is due soon, and not all is settled: owner, validation, rollback";
      case HALF_DONE -> "it stands at %s; %s".formatted(rotation.phase(), whose);
      case OVERLAP_ENDED -> "both keys are valid after the end of the overlap; " + whose;
      case TOO_FREQUENT -> "the key was in use for a short time only; " + whose;
      case TWICE -> "another rotation of the same key is open";
      case NOT_RETIRED -> "nothing needs the old key any more, and it is kept; " + whose;
    };
  }

  private List<Said> exercise(ExerciseItem item) {
    List<Result> results = item.results().stream().map(ExerciseItem.Done::result).toList();
    Schedule schedule = Schedule.of(item.exercise(), results, now);
    return schedule.remarks(now).stream()
        .map(r -> new Said(kind(r.kind()), r.since(), text(item, r.kind())))
        .toList();
  }

  private static Kind kind(io.portcullis.inventory.exercise.Remark.Kind kind) {
    return switch (kind) {
      case NEVER_DONE -> Kind.EXERCISE_NEVER_DONE;
      case OVERDUE -> Kind.EXERCISE_OVERDUE;
      case FAILED -> Kind.EXERCISE_FAILED;
      case TOO_LONG -> Kind.EXERCISE_TOO_LONG;
      case SLOWER -> Kind.EXERCISE_SLOWER;
      case NO_EVIDENCE -> Kind.EXERCISE_WITHOUT_EVIDENCE;
      case NO_OWNER -> Kind.EXERCISE_WITHOUT_OWNER;
    };
  }

  private static String text(ExerciseItem item, io.portcullis.inventory.exercise.Remark.Kind kind) {
    String what = item.exercise().kind() + ", owner " + brief(item.exercise().owner());
    return switch (kind) {
      case NEVER_DONE -> what + ": due, and never done";
      case OVERDUE -> what + ": due again";
      case FAILED -> what + ": the last one failed";
      case TOO_LONG -> what + ": the last one took " + took(item);
      case SLOWER -> what + ": slower than the one before, the last one took " + took(item);
      case NO_EVIDENCE -> what + ": nothing shows that the last one was done";
      case NO_OWNER -> item.exercise().kind() + ": nobody sees to it";
    };
  }

  /** A name that is longer than any name is not repeated whole: a remark is one line. */
  private static String brief(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
  }

  private static String took(ExerciseItem item) {
    return item.results().getLast().result().took().toString();
  }

  private List<Said> retention(RetentionItem item) {
    Retention retention = item.retention();
    return !destroyed.contains(item.about()) && retention.keptTooLong(now)
        ? List.of(
            new Said(
                Kind.KEPT_TOO_LONG,
                retention.from().plus(retention.most().orElseThrow()),
                "it was to be gone by then, and nobody proved that it is"))
        : List.of();
  }
}
