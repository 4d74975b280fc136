package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
  private final Supplier<Map<String, List<Drill>>> drills;

  /**
   * @param drills of backups that people wrote down, by the key's id
   */
  KeyStock(SubjectIndex subjects, Desk desk, Supplier<Map<String, List<Drill>>> drills) {
    this.subjects = subjects;
    this.desk = desk;
    this.drills = drills;
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
    Map<String, List<Drill>> all = drills.get();
    String last = "";
    List<Summary> some = subjects.keys(last, AT_ONCE);
    while (!some.isEmpty()) {
      for (Summary key : some) {
        last = key.subject().id();
        State state = new State(key.subject(), key.certificates());
        String phase = open.getOrDefault(last, "");
        List<Drill> written = all.getOrDefault(last, List.of());
        receiver.take(last, KeyDocument.of(state, phase, written, now));
      }
      some = subjects.keys(last, AT_ONCE);
    }
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
