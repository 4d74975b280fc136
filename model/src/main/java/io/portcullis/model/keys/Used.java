package io.portcullis.model.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyDifference;
import io.portcullis.model.KeyHome;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyReading;
import io.portcullis.model.KeyUsers;

/** The controls of use and of rotation. */
final class Used {
  private Used() {}

  static Verdict protectedNow(Look key) {
    Optional<KeyReading> reading = key.reading();
    if (reading.isEmpty()) {
      return declared(key);
    }
    boolean hardware = reading.get().token().hardware();
    boolean open = !reading.get().attributes().against().isEmpty();
    boolean proved = reading.get().attributes().nonExportable();
    return hardware && !open && !proved
        ? Verdict.unknown("the token does not prove it non-exportable")
        : Verdict.of(hardware && proved, Look.told(reading.get()));
  }

  private static Verdict declared(Look key) {
    Optional<DeclaredKey> found = key.declared(d -> d.home().kind() != KeyHome.Kind.UNKNOWN);
    if (found.isEmpty()) {
      return Verdict.unknown("nobody tells where it is");
    }
    KeyHome home = found.get().declaration().home();
    Optional<Boolean> exportable = found.get().declaration().exportable();
    if (home.kind().hardware() && exportable.isEmpty()) {
      return Verdict.unknown("declared " + home.describe() + "; whether it can be exported is not");
    }
    boolean met = home.kind().hardware() && !exportable.orElse(true);
    return Verdict.of(met, Look.told(found.get(), "declared and not proved: " + home.describe()));
  }

  static Verdict allowed(Look key) {
    Optional<DeclaredKey> listed = key.declared(d -> !d.users().equals(KeyUsers.ANYBODY));
    if (listed.isEmpty()) {
      return Verdict.unknown("who may use it is not declared");
    }
    return outside(key)
        .map(a -> Verdict.of(false, Told.by(a.source(), a.at(), a.describe())))
        .orElseGet(() -> Verdict.of(true, Look.told(listed.get(), "nobody else was seen")));
  }

  private static Optional<KeyAccess> outside(Look key) {
    List<DeclaredKey> declared = key.facts().declared().keys();
    return key.facts().history().accesses().reversed().stream()
        .filter(a -> declared.stream().anyMatch(d -> a.outside(d.declaration())))
        .findFirst();
  }

  static Verdict logged(Look key) {
    return key.facts().history().operations().reversed().stream()
        .filter(KeyOperation::use)
        .findFirst()
        .map(o -> Verdict.of(true, Look.told(o)))
        .orElseGet(() -> Verdict.unknown("no log tells of its uses"));
  }

  static Verdict backedUp(Look key) {
    return key.declared(d -> !d.backup().what().isEmpty())
        .map(k -> Verdict.of(true, Look.told(k, k.declaration().backup().what())))
        .orElseGet(() -> Verdict.unknown("no backup is declared"));
  }

  static Verdict inTime(Look key) {
    Optional<Instant> due = key.due();
    return due.map(
            at ->
                Verdict.of(
                    at.isAfter(key.now()), Told.concluded("to be replaced by " + Words.day(at))))
        .orElseGet(() -> Verdict.unknown("when it is to be replaced is not declared"));
  }

  static Verdict asDeclared(Look key) {
    List<KeyDifference> differences = key.facts().differences();
    Optional<KeyReading> weaker =
        key.facts().keyReadings().stream().filter(r -> r.provedUntil().isPresent()).findFirst();
    if (weaker.isPresent()) {
      return Verdict.of(false, Look.told(weaker.get()));
    }
    if (!differences.isEmpty()) {
      KeyDifference first = differences.getFirst();
      return Verdict.of(false, Told.by(first.source(), first.since(), first.describe()));
    }
    Optional<KeyReading> reading = key.reading().filter(r -> key.declared(d -> true).isPresent());
    return reading
        .map(r -> Verdict.of(true, Look.told(r)))
        .orElseGet(() -> Verdict.unknown("nothing declared can be compared with a token's word"));
  }

  static Verdict rotationRecorded(Look key) {
    return key.operation("rotate"::equals)
        .map(o -> Verdict.of(true, Look.told(o)))
        .or(
            () ->
                key.declared(d -> d.rotation().last().isPresent())
                    .map(k -> Verdict.of(true, Look.told(k, "the last rotation is declared"))))
        .or(
            () ->
                key.rotated(r -> r.last().isPresent())
                    .map(r -> Verdict.of(true, Look.told(r, "the last rotation is listed"))))
        .orElseGet(() -> Verdict.unknown("no rotation is known"));
  }

  /** One valid certificate says nothing: the one before may have been another key's. */
  static Verdict overlap(Look key) {
    return key.valid().size() > 1
        ? Verdict.of(true, Told.concluded(key.valid().size() + " certificates are valid"))
        : Verdict.unknown("no two certificates are valid at once");
  }

  static Verdict rotatedInTime(Look key) {
    Predicate<KeyRotation> dated = r -> r.last().isPresent() && r.every().isPresent();
    return key.declared(d -> dated.test(d.rotation()))
        .map(d -> inPeriod(d.declaration().rotation(), key.now(), t -> Look.told(d, t)))
        .or(
            () ->
                key.rotated(dated)
                    .map(r -> inPeriod(Look.rotation(r), key.now(), t -> Look.told(r, t))))
        .orElseGet(() -> Verdict.unknown("the last rotation, or the period, is not declared"));
  }

  private static Verdict inPeriod(
      KeyRotation rotation, Instant now, Function<String, Told> evidence) {
    Instant last = rotation.last().orElseThrow();
    Instant end = last.plus(rotation.every().orElseThrow());
    return Verdict.of(end.isAfter(now), evidence.apply("last rotated " + Words.day(last)));
  }
}
