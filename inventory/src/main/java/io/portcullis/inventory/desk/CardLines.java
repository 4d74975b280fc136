package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.inventory.desk.ExerciseItem.Done;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Schedule;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.model.keys.Question;
import io.portcullis.model.keys.Related.Planned;

/** What the card of a key shows of the calendar: open rotations, and how its backup was tried. */
public final class CardLines {
  private static final Set<Exercise.Kind> OF_BACKUP =
      EnumSet.of(
          Exercise.Kind.RESTORE,
          Exercise.Kind.QUORUM,
          Exercise.Kind.FAILOVER,
          Exercise.Kind.DISASTER_RECOVERY);

  /** Who says what nobody took a step of yet. */
  private static final String CALENDAR = "calendar";

  private CardLines() {}

  /**
   * @param items of one key; what has ended is left out
   */
  public static List<Planned> of(Collection<Item> items, Instant now) {
    return items.stream()
        .filter(item -> !item.ended())
        .flatMap(item -> line(item, now).stream())
        .toList();
  }

  private static Optional<Planned> line(Item item, Instant now) {
    return switch (item) {
      case RotationItem r -> Optional.of(rotation(r.rotation()));
      case ExerciseItem e when OF_BACKUP.contains(e.exercise().kind()) ->
          Optional.of(exercise(e, now));
      default -> Optional.empty();
    };
  }

  private static Planned rotation(Rotation r) {
    String by = r.moves().isEmpty() ? CALENDAR : r.moves().getLast().by();
    String owner = r.plan().owner().isEmpty() ? "nobody" : r.plan().owner();
    String text =
        "rotation %s: %s, due %s, owner %s"
            .formatted(r.id(), word(r.phase()), r.plan().due(), owner);
    return new Planned(Question.ROTATION, by, r.since(), text);
  }

  private static Planned exercise(ExerciseItem item, Instant now) {
    Schedule schedule =
        Schedule.of(item.exercise(), item.results().stream().map(Done::result).toList(), now);
    String kind = word(item.exercise().kind());
    if (item.results().isEmpty()) {
      String text = "%s: never done, due %s".formatted(kind, schedule.due());
      return new Planned(Question.BACKUP, CALENDAR, item.exercise().from(), text);
    }
    Done last = item.results().getLast();
    String text =
        "%s: %s in %s, %s, due again %s"
            .formatted(
                kind,
                word(last.result().outcome()),
                last.result().took(),
                evidence(last.result()),
                schedule.due());
    return new Planned(Question.BACKUP, last.by(), last.result().at(), text);
  }

  private static String evidence(Result result) {
    return result.evidence().isEmpty()
        ? "no evidence"
        : "evidence " + String.join(", ", result.evidence());
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
