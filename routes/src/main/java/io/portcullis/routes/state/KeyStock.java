package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.RestoreDrills;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.State;
import io.portcullis.model.keys.Drill;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;

/** The keys of this hub's copy of the subjects. */
final class KeyStock implements Stock {
  private static final int AT_ONCE = 500;

  private final SubjectIndex subjects;
  private final Desk desk;

  KeyStock(SubjectIndex subjects, Desk desk) {
    this.subjects = subjects;
    this.desk = desk;
  }

  @Override
  public String index() {
    return "portcullis-keys";
  }

  @Override
  public boolean ready() {
    return subjects.asOf().isPresent();
  }

  @Override
  public void each(Instant now, Receiver receiver) throws IOException {
    Map<String, String> open = open();
    Map<String, List<Drill>> drills = drills();
    String last = "";
    List<Summary> some = subjects.keys(last, AT_ONCE);
    while (!some.isEmpty()) {
      for (Summary key : some) {
        last = key.subject().id();
        State state = new State(key.subject(), key.certificates());
        String phase = open.getOrDefault(last, "");
        List<Drill> written = drills.getOrDefault(last, List.of());
        receiver.take(last, KeyDocument.of(state, phase, written, now));
      }
      some = subjects.keys(last, AT_ONCE);
    }
  }

  private Map<String, List<Drill>> drills() {
    List<ExerciseItem> exercises = new ArrayList<>();
    Items.each(desk, ExerciseItem.class, entry -> exercises.add(entry.item()));
    return RestoreDrills.of(exercises);
  }

  /** Phases of rotations that have not ended, by the key that is replaced. */
  private Map<String, String> open() {
    Map<String, String> open = new HashMap<>();
    Items.each(
        desk,
        RotationItem.class,
        entry -> {
          Rotation rotation = entry.item().rotation();
          open.put(rotation.key(), KeyDeclaration.word(rotation.phase()));
        });
    return open;
  }
}
