package io.portcullis.model.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyReading;
import io.portcullis.model.State;

/** How a key is kept: its backup, its rotation, its owner. */
final class Kept {
  private static final Set<String> BACKUPS =
      Set.of("backup", "restore", "wrap", "export", "export-wrapped");
  private static final String ROTATE = "rotate";

  private Kept() {}

  static Answer backup(State state, Related related) {
    List<Told> told = new ArrayList<>(related.planned(Question.BACKUP));
    for (DeclaredKey key : declared(state)) {
      KeyBackup backup = key.declaration().backup();
      if (!backup.equals(KeyBackup.NONE)) {
        told.add(Told.by(key.source(), key.at(), backup(backup, related)));
      }
    }
    operations(state).filter(o -> BACKUPS.contains(o.operation())).forEach(o -> told.add(did(o)));
    return Answer.of(Question.BACKUP, told);
  }

  private static String backup(KeyBackup backup, Related related) {
    return Words.join(
        backup.what().isEmpty() ? "a backup" : backup.what(),
        backup.place().isEmpty() ? "" : "in " + backup.place(),
        backup
            .encrypted()
            .map(yes -> yes ? "encrypted" : "NOT encrypted")
            .orElse("not known whether encrypted"),
        backup
            .drilled()
            .map(at -> "last restored " + Words.day(at))
            .orElse(related.drills().isEmpty() ? "no restore drill is known" : ""));
  }

  static Answer rotation(State state, Related related, Instant now) {
    List<Told> told = new ArrayList<>(related.planned(Question.ROTATION));
    for (DeclaredKey key : declared(state)) {
      KeyRotation rotation = key.declaration().rotation();
      if (!rotation.equals(KeyRotation.NONE)) {
        told.add(Told.by(key.source(), key.at(), rotation(rotation, now)));
      }
    }
    for (KeyReading reading : state.subject().facts().keyReadings().reversed()) {
      KeyRotation rotation = Look.rotation(reading);
      if (!rotation.equals(KeyRotation.NONE)) {
        told.add(Look.told(reading, "by its key service, " + rotation(rotation, now)));
      }
    }
    operations(state).filter(o -> o.operation().equals(ROTATE)).forEach(o -> told.add(did(o)));
    return Answer.of(Question.ROTATION, told);
  }

  private static String rotation(KeyRotation rotation, Instant now) {
    Optional<Instant> due = due(rotation);
    return Words.join(
        rotation.every().map(every -> "every " + every.toDays() + " days").orElse(""),
        rotation.last().map(at -> "last " + Words.day(at)).orElse(""),
        due.map(at -> "next " + Words.day(at) + ", " + Words.in(at, now)).orElse(""),
        due.filter(at -> at.isBefore(now)).map(at -> "OVERDUE").orElse(""));
  }

  /** When it is to be replaced: the declared day, else a period after the last time. */
  static Optional<Instant> due(KeyRotation rotation) {
    return rotation
        .next()
        .or(() -> rotation.last().flatMap(last -> rotation.every().map(last::plus)));
  }

  static Answer owner(State state) {
    List<Told> told = new ArrayList<>();
    for (DeclaredKey key : declared(state)) {
      String owner = key.declaration().owner();
      if (!owner.isEmpty()) {
        told.add(Told.by(key.source(), key.at(), owner));
      }
    }
    String kept = state.subject().owner();
    if (!kept.isEmpty() && told.stream().noneMatch(t -> t.text().equals(kept))) {
      told.add(Told.concluded(kept));
    }
    return Answer.of(Question.OWNER, told);
  }

  private static Told did(KeyOperation operation) {
    return Told.by(
        operation.source(),
        operation.at(),
        operation.operation()
            + (operation.success() ? "" : " REFUSED")
            + " by "
            + (operation.principal().isEmpty() ? "somebody" : operation.principal()));
  }

  private static List<DeclaredKey> declared(State state) {
    return state.subject().facts().declared().keys().reversed();
  }

  private static java.util.stream.Stream<KeyOperation> operations(State state) {
    return state.subject().facts().history().operations().reversed().stream();
  }

  /** What it was used for, how often that is usual, and what failed. */
  static Answer signed(State state) {
    List<Told> told =
        new ArrayList<>(operations(state).filter(o -> o.use()).map(Kept::did).toList());
    boolean known = !told.isEmpty();
    state.subject().facts().history().habits().stream()
        .map(h -> Told.by(h.source(), h.hour(), h.describe()))
        .forEach(told::add);
    state.subject().facts().history().failures().stream()
        .map(f -> Told.by(f.source(), f.times().getLast(), f.describe()))
        .forEach(told::add);
    return Answer.of(Question.SIGNED, known, told);
  }
}
