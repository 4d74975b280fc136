package io.portcullis.routes.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.ExerciseItem.Done;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Schedule;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.storm.Crossing;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.routes.api.DeskEntry;

/** What is to come, as portcullis-calendar holds it. */
final class CalendarDocument {
  /** What is due within this time is marked. */
  private static final Duration SOON = Duration.ofDays(30);

  private CalendarDocument() {}

  static String id(LocalDate day, Lives lives) {
    return "storm-day/%s/%s".formatted(day, regime(lives));
  }

  /** As people name the longest life that is assumed: "47", or "unchanged", or "by-date". */
  static String regime(Lives lives) {
    return lives.name().toLowerCase(Locale.ROOT).replace("days_", "").replace('_', '-');
  }

  /**
   * @param broken limits that the day breaks
   */
  static Map<String, Object> storm(
      LocalDate day, Lives lives, long renewals, List<Crossing> broken) {
    Fields storm =
        new Fields()
            .put("day", day.toString())
            .put("regime", regime(lives))
            .put("renewals", renewals)
            .put("limit_broken", !broken.isEmpty())
            .texts("limits", broken.stream().map(Crossing::limit).distinct().sorted().toList());
    broken.stream()
        .mapToLong(Crossing::perDay)
        .min()
        .ifPresent(least -> storm.put("limit_per_day", least));
    return new Fields()
        .put("id", id(day, lives))
        .put("kind", "storm-day")
        .put("name", day + " " + lives.words())
        .moment("due", day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .put("state", broken.isEmpty() ? "ok" : "limit-broken")
        .below("storm", storm)
        .map();
  }

  static Map<String, Object> rotation(DeskEntry<RotationItem> entry, Instant now) {
    Rotation rotation = entry.item().rotation();
    return item("rotation", entry)
        .text("owner", rotation.plan().owner())
        .moment("due", rotation.plan().due())
        .moment("since", rotation.since())
        .put("state", state(rotation.plan().due(), now))
        .below(
            "rotation",
            new Fields()
                .put("track", KeyDeclaration.word(rotation.track()))
                .put("cause", KeyDeclaration.word(rotation.cause()))
                .put("phase", KeyDeclaration.word(rotation.phase()))
                .text("new_key", rotation.newKey())
                .put("waits", entry.item().waiting().isPresent()))
        .map();
  }

  static Map<String, Object> exercise(DeskEntry<ExerciseItem> entry, Instant now) {
    Exercise exercise = entry.item().exercise();
    List<Done> results = entry.item().results();
    Instant due = Schedule.of(exercise, results.stream().map(Done::result).toList(), now).due();
    Fields fields =
        new Fields()
            .put("what", KeyDeclaration.word(exercise.kind()))
            .put("every_days", exercise.every().toDays())
            .put("done", results.size());
    exercise.within().ifPresent(within -> fields.put("within_seconds", within.toSeconds()));
    if (!results.isEmpty()) {
      var last = results.getLast().result();
      fields
          .moment("last", last.at())
          .put("outcome", KeyDeclaration.word(last.outcome()))
          .put("took_seconds", last.took().toSeconds());
    }
    return item("exercise", entry)
        .text("owner", exercise.owner())
        .moment("due", due)
        .moment("since", exercise.from())
        .put("state", results.isEmpty() && !due.isAfter(now) ? "never-done" : state(due, now))
        .below("exercise", fields)
        .map();
  }

  /** Who holds a token is not told: how many can come is what matters here. */
  static Map<String, Object> custody(DeskEntry<CustodyItem> entry) {
    Custody custody = entry.item().custody();
    return item("custody", entry)
        .moment("since", entry.at())
        .put("state", custody.custodians() < custody.needed() ? "short" : "ok")
        .below(
            "custody",
            new Fields()
                .put("needed", custody.needed())
                .put("tokens", custody.tokens().size())
                .put("custodians", custody.custodians())
                .put("spare", count(custody, Custody.State.SPARE))
                .put("lost", count(custody, Custody.State.LOST)))
        .map();
  }

  private static long count(Custody custody, Custody.State state) {
    return custody.tokens().stream().map(Token::state).filter(state::equals).count();
  }

  private static Fields item(String kind, DeskEntry<? extends Item> entry) {
    return new Fields()
        .put("id", entry.item().name())
        .put("kind", kind)
        .put("name", entry.item().id())
        .text("about", entry.item().about())
        .texts("remarks", entry.remarks().stream().map(r -> r.split(" ", 2)[0]).toList());
  }

  private static String state(Instant due, Instant now) {
    if (!due.isAfter(now)) {
      return "overdue";
    }
    return due.isAfter(now.plus(SOON)) ? "planned" : "due";
  }
}
