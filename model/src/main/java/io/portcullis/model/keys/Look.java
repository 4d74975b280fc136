package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.portcullis.model.Ceremony;
import io.portcullis.model.Certificate;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyReading;
import io.portcullis.model.State;

/**
 * A key as the controls look at it, at one moment.
 *
 * @param drills of its backup that people wrote down
 */
record Look(State state, List<Drill> drills, Instant now) {
  /** People that any ceremony takes. */
  static final long LEAST_PEOPLE = 2;

  private static final List<String> DESTRUCTIONS =
      List.of("destroy", "delete", "delete-object", "schedule-destroy", "zeroize");

  Facts facts() {
    return state.subject().facts();
  }

  Optional<KeyReading> reading() {
    List<KeyReading> all = facts().keyReadings();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The newest declaration that says something of it. */
  Optional<DeclaredKey> declared(Predicate<KeyDeclaration> says) {
    return facts().declared().keys().reversed().stream()
        .filter(key -> says.test(key.declaration()))
        .findFirst();
  }

  /** What the newest declaration says that says something. */
  <T> Optional<T> declaredAs(Function<KeyDeclaration, Optional<T>> field) {
    return declared(d -> field.apply(d).isPresent()).flatMap(k -> field.apply(k.declaration()));
  }

  /** When it is to be replaced, the earliest day that is declared or listed. */
  Optional<Instant> due() {
    Stream<KeyRotation> declared =
        facts().declared().keys().stream().map(key -> key.declaration().rotation());
    Stream<KeyRotation> listed = facts().keyReadings().stream().map(Look::rotation);
    return Stream.concat(declared, listed)
        .flatMap(rotation -> Kept.due(rotation).stream())
        .min(Comparator.naturalOrder());
  }

  /** A key service's reading whose rotation says something, the newest one. */
  Optional<KeyReading> rotated(Predicate<KeyRotation> says) {
    return facts().keyReadings().reversed().stream()
        .filter(r -> says.test(rotation(r)))
        .findFirst();
  }

  /** None of a token's. */
  static KeyRotation rotation(KeyReading reading) {
    return reading.listed().map(KeyListed::rotation).orElse(KeyRotation.NONE);
  }

  List<Certificate> valid() {
    return state.certificates().stream().filter(c -> !c.expired(now)).toList();
  }

  /** The last of these operations that went well. */
  Optional<KeyOperation> operation(Predicate<String> named) {
    return facts().history().operations().reversed().stream()
        .filter(KeyOperation::success)
        .filter(o -> named.test(o.operation()))
        .findFirst();
  }

  Optional<KeyOperation> destroyed() {
    return operation(DESTRUCTIONS::contains);
  }

  /** Whether enough people took part in ceremonies whose purpose has one of these words. */
  Verdict ceremony(String... words) {
    List<Ceremony> held =
        facts().declared().ceremonies().reversed().stream()
            .filter(c -> Arrays.stream(words).anyMatch(lower(c.purpose())::contains))
            .toList();
    return held.stream()
        .filter(c -> c.without(LEAST_PEOPLE))
        .findFirst()
        .or(() -> held.stream().findFirst())
        .map(
            c -> Verdict.of(!c.without(LEAST_PEOPLE), Told.by(c.source(), c.since(), c.describe())))
        .orElseGet(() -> Verdict.unknown("no such ceremony is told of"));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static Told told(DeclaredKey key, String text) {
    return Told.by(key.source(), key.at(), text);
  }

  static Told told(KeyOperation operation) {
    return Told.by(operation.source(), operation.at(), operation.describe());
  }

  static Told told(KeyReading reading, String text) {
    return Told.by(reading.source(), reading.at(), text);
  }

  static Told told(KeyReading reading) {
    return Told.by(reading.source(), reading.at(), reading.describe());
  }
}
