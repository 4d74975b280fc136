package io.portcullis.inventory.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.inventory.desk.ExerciseItem.Done;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result.Outcome;
import io.portcullis.model.keys.Drill;

/** What restores on the calendar say of backups: a drill that was done stays done. */
public final class RestoreDrills {
  private RestoreDrills() {}

  /** By whom they are about, also those of exercises that have ended. */
  public static Map<String, List<Drill>> of(Collection<? extends Item> items) {
    Map<String, List<Drill>> all = new HashMap<>();
    for (Item item : items) {
      if (item instanceof ExerciseItem e && e.exercise().kind() == Exercise.Kind.RESTORE) {
        List<Drill> drills = all.computeIfAbsent(e.about(), about -> new ArrayList<>());
        e.results().forEach(done -> drills.add(drill(done)));
      }
    }
    return all;
  }

  private static Drill drill(Done done) {
    Outcome outcome = done.result().outcome();
    return new Drill(
        done.by(),
        done.result().at(),
        outcome == Outcome.PASSED,
        outcome == Outcome.FAILED,
        done.result().evidence());
  }
}
