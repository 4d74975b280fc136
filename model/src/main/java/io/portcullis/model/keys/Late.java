package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.KeyDeclaration.KeyBackup;
import io.portcullis.model.KeyOperation;

/** The controls of backup and of retirement. */
final class Late {
  private static final Set<String> BACKUPS = Set.of("backup", "restore");
  private static final String ALIVE = "no log tells that it was destroyed";

  private Late() {}

  static Verdict encrypted(Look key) {
    return key.declared(d -> d.backup().encrypted().isPresent())
        .map(
            k -> {
              boolean yes = k.declaration().backup().encrypted().orElse(false);
              return Verdict.of(yes, Look.told(k, yes ? "encrypted" : "not encrypted"));
            })
        .orElseGet(() -> Verdict.unknown("whether its backup is encrypted is not declared"));
  }

  static Verdict recorded(Look key) {
    return key.operation(BACKUPS::contains)
        .map(o -> Verdict.of(true, Look.told(o)))
        .or(
            () ->
                Drills.lastThatWent(key.state(), key.drills()).map(d -> Verdict.of(true, d.told())))
        .orElseGet(() -> Verdict.unknown("no record of a backup or a restore is known"));
  }

  static Verdict drilled(Look key) {
    return last(key)
        .map(d -> Verdict.of(d.went() && Rollback.lately(d.at(), key.now()), d.told()))
        .orElseGet(() -> Verdict.unknown(none(key)));
  }

  static Verdict follows(Look key) {
    Optional<Instant> rotated = key.declaredAs(d -> d.rotation().last());
    Optional<Drills.Tried> drill = last(key);
    return rotated.isEmpty() || drill.isEmpty()
        ? Verdict.unknown("the last rotation, or the last restore drill, is not known")
        : Verdict.of(
            drill.get().went() && !drill.get().at().isBefore(rotated.get()), drill.get().told());
  }

  private static Optional<Drills.Tried> last(Look key) {
    return Drills.last(key.state(), key.drills());
  }

  private static String none(Look key) {
    return key.drills().stream().anyMatch(Drill::went)
        ? "a restore drill is written down, and no evidence of it"
        : "no restore drill is known";
  }

  static Verdict unusedAfter(Look key) {
    Optional<KeyOperation> end = key.destroyed();
    if (end.isEmpty()) {
      return Verdict.unknown(ALIVE);
    }
    return key.facts().history().operations().stream()
        .filter(o -> o.use() && o.success() && o.at().isAfter(end.get().at()))
        .findFirst()
        .map(o -> Verdict.of(false, Look.told(o)))
        .orElseGet(() -> Verdict.of(true, Look.told(end.get())));
  }

  static Verdict destructionRecorded(Look key) {
    return key.destroyed()
        .map(o -> Verdict.of(true, Look.told(o)))
        .orElseGet(() -> Verdict.unknown(ALIVE));
  }

  static Verdict copiesGone(Look key) {
    Optional<KeyOperation> end = key.destroyed();
    if (end.isEmpty()) {
      return Verdict.unknown(ALIVE);
    }
    return key.declared(d -> !d.backup().equals(KeyBackup.NONE))
        .map(k -> Verdict.of(false, Look.told(k, "a backup is still declared")))
        .orElseGet(() -> Verdict.of(true, Look.told(end.get())));
  }

  static Verdict endPlanned(Look key) {
    return key.destroyed()
        .map(o -> Verdict.of(true, Look.told(o)))
        .or(
            () ->
                key.due()
                    .map(
                        at ->
                            Verdict.of(true, Told.concluded("to be replaced by " + Words.day(at)))))
        .orElseGet(() -> Verdict.unknown("its end is not planned"));
  }
}
