package io.portcullis.inventory.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.inventory.desk.ExerciseItem.Done;
import io.portcullis.inventory.desk.ExerciseItem.End;
import io.portcullis.inventory.desk.Ruling.Why;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;

/** What people ask of exercises. */
public final class Exercises {
  /** Who has to have looked at what matters most. */
  private static final int REVIEWERS = 2;

  private Exercises() {}

  /**
   * What is planned.
   *
   * @param about as {@link Exercise#about}
   */
  public record Wish(
      Exercise.Kind kind, String about, String owner, Duration every, Optional<Duration> within) {}

  public static Ruling<ExerciseItem> plan(String id, Wish wish, By by) {
    return Ruling.of(
        () ->
            new ExerciseItem(
                new Exercise(
                    id,
                    wish.kind(),
                    wish.about(),
                    wish.owner(),
                    by.at(),
                    wish.every(),
                    wish.within()),
                List.of(),
                Optional.empty()));
  }

  /**
   * Writes down how it went.
   *
   * @param matrix digest of the key's row in the control matrix, as it is now; kept with a sign-off
   * @param strict whether it is about a key on which much hangs: a sign-off is by two people then
   */
  public static Ruling<ExerciseItem> record(
      ExerciseItem item, Result result, String matrix, boolean strict, By by) {
    Optional<String> wrong = wrong(item, result, strict, by);
    if (wrong.isPresent()) {
      return Ruling.refused(Why.INVALID, wrong.get());
    }
    if (item.ended()) {
      return Ruling.refused(Why.CONFLICT, "it is not done any more: " + item.end().get().reason());
    }
    List<Done> results = new ArrayList<>(item.results());
    boolean signed = item.exercise().kind() == Exercise.Kind.YEARLY_SIGN_OFF;
    results.add(new Done(result, by.person(), signed ? matrix : ""));
    results.sort(Comparator.comparing(done -> done.result().at()));
    if (results.size() > ExerciseItem.MOST) {
      results.remove(lastThatWent(results) == 0 ? 1 : 0);
    }
    return new Ruling.Changed<>(new ExerciseItem(item.exercise(), results, item.end()));
  }

  /** It is not to be done any more. */
  public static Ruling<ExerciseItem> end(ExerciseItem item, String reason, By by) {
    return item.ended()
        ? Ruling.refused(Why.CONFLICT, "it was ended before")
        : new Ruling.Changed<>(
            new ExerciseItem(
                item.exercise(),
                item.results(),
                Optional.of(new End(by.person(), by.at(), reason))));
  }

  private static Optional<String> wrong(ExerciseItem item, Result result, boolean strict, By by) {
    if (result.at().isAfter(by.at())) {
      return Optional.of("it is to come: " + result.at());
    }
    if (item.exercise().kind() != Exercise.Kind.YEARLY_SIGN_OFF) {
      return Optional.empty();
    }
    if (result.evidence().isEmpty()) {
      return Optional.of("a sign-off needs evidence: where the logs and the access lie");
    }
    return strict && reviewers(result) < REVIEWERS
        ? Optional.of("a sign-off of a key of this tier names two people who reviewed")
        : Optional.empty();
  }

  private static long reviewers(Result result) {
    return result.people().stream().map(p -> p.toLowerCase(Locale.ROOT)).distinct().count();
  }

  private static int lastThatWent(List<Done> results) {
    for (int i = results.size() - 1; i >= 0; i--) {
      if (results.get(i).result().outcome() != Result.Outcome.FAILED) {
        return i;
      }
    }
    return -1;
  }
}
