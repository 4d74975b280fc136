package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.State;

/** Restore drills of a key, of what is declared and of what people wrote down. */
public final class Drills {
  private Drills() {}

  /** When the backup was last restored in a drill that counts. */
  public static Optional<Instant> restored(State state, List<Drill> drills) {
    return lastThatWent(state, drills).map(Tried::at);
  }

  /** One of them. */
  record Tried(Instant at, boolean went, Told told) {}

  /** The newest one that says anything of the backup; it counts whatever was before. */
  static Optional<Tried> last(State state, List<Drill> drills) {
    return all(state, drills).max(Comparator.comparing(Tried::at));
  }

  /** The newest one in which the backup was restored. */
  static Optional<Tried> lastThatWent(State state, List<Drill> drills) {
    return all(state, drills).filter(Tried::went).max(Comparator.comparing(Tried::at));
  }

  private static Stream<Tried> all(State state, List<Drill> drills) {
    Stream<Tried> written =
        drills.stream().filter(Drill::counts).map(d -> new Tried(d.at(), d.went(), d.told()));
    return Stream.concat(declared(state).stream(), written);
  }

  /** Of several declarations the last word counts. */
  private static Optional<Tried> declared(State state) {
    return state.subject().facts().declared().keys().reversed().stream()
        .filter(key -> key.declaration().backup().drilled().isPresent())
        .findFirst()
        .map(
            key -> {
              Instant at = key.declaration().backup().drilled().orElseThrow();
              String text = "restored in a drill " + Words.day(at);
              return new Tried(at, true, Look.told(key, text));
            });
  }
}
