package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.DeclaredKey;
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
        .or(() -> drill(key).map(k -> Verdict.of(true, told(k))))
        .orElseGet(() -> Verdict.unknown("no record of a backup or a restore is known"));
  }

  static Verdict drilled(Look key) {
    return drill(key)
        .map(k -> Verdict.of(at(k).plus(Rollback.DRILLED).isAfter(key.now()), told(k)))
        .orElseGet(() -> Verdict.unknown("no restore drill is known"));
  }

  static Verdict follows(Look key) {
    Optional<Instant> rotated = key.declaredAs(d -> d.rotation().last());
    Optional<DeclaredKey> drill = drill(key);
    return rotated.isEmpty() || drill.isEmpty()
        ? Verdict.unknown("the last rotation, or the last restore drill, is not known")
        : Verdict.of(!at(drill.get()).isBefore(rotated.get()), told(drill.get()));
  }

  private static Optional<DeclaredKey> drill(Look key) {
    return key.declared(d -> d.backup().drilled().isPresent());
  }

  private static Instant at(DeclaredKey key) {
    return key.declaration().backup().drilled().orElseThrow();
  }

  private static Told told(DeclaredKey key) {
    return Look.told(key, "restored in a drill " + Words.day(at(key)));
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
