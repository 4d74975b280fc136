package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes the history of a key, or of the token that holds it. */
final class KeyDeeds {
  /** What a key is there for; the rest is done to it. */
  private static final Set<String> USES =
      Set.of("sign", "decrypt", "encrypt", "unwrap", "derive", "re-encrypt", "generate-data-key");

  private KeyDeeds() {}

  static KeyHistory operated(KeyHistory before, Signal signal, Statement.KeyOperated said) {
    KeyHistory history =
        before.withOperations(
            Keep.newest(
                before.operations(),
                o -> o.source().equals(signal.source()) && same(o, said),
                KeyOperation::at,
                signal,
                last -> operation(last, signal, said)));
    if (!uses(said.operation())) {
      return history;
    }
    return said.success() ? used(history, signal) : failed(history, signal, Failures.USE);
  }

  static boolean uses(String operation) {
    return USES.contains(operation);
  }

  private static boolean same(KeyOperation operation, Statement.KeyOperated said) {
    return operation.operation().equals(said.operation()) && operation.success() == said.success();
  }

  private static KeyOperation operation(
      Optional<KeyOperation> last, Signal signal, Statement.KeyOperated said) {
    Instant at = signal.occurredAt();
    return new KeyOperation(
        signal.source(),
        said.operation(),
        said.principal(),
        said.success(),
        last.map(KeyOperation::since)
            .filter(since -> at.isBefore(since.plus(KeyHistory.SAME)))
            .orElse(at),
        at,
        signal.weak());
  }

  private static KeyHistory used(KeyHistory history, Signal signal) {
    Instant at = signal.occurredAt();
    List<Habit> habits =
        replaced(
            history.habits(),
            h -> h.source().equals(signal.source()),
            last ->
                last.map(h -> h.used(at, signal.weak()))
                    .orElseGet(() -> Habit.began(signal.source(), at, signal.weak())));
    return history.withHabits(habits).withPlaces(places(history.places(), signal));
  }

  private static List<KeyPlace> places(List<KeyPlace> known, Signal signal) {
    String place = KeyPlace.of(signal.actor().address());
    if (place.isEmpty()) {
      return known;
    }
    return Keep.newest(
        known,
        p -> p.source().equals(signal.source()) && p.place().equals(place),
        KeyPlace::at,
        signal,
        last ->
            new KeyPlace(
                signal.source(),
                place,
                last.map(KeyPlace::since).orElse(signal.occurredAt()),
                signal.occurredAt(),
                signal.weak()));
  }

  /**
   * @param of one of the words of {@link Failures}
   */
  static KeyHistory failed(KeyHistory history, Signal signal, String of) {
    Instant at = signal.occurredAt();
    return history.withFailures(
        replaced(
            history.failures(),
            f -> f.source().equals(signal.source()) && f.of().equals(of),
            last ->
                last.map(f -> f.and(at, signal.weak()))
                    .orElseGet(
                        () -> new Failures(signal.source(), of, List.of(at), signal.weak()))));
  }

  private static <T> List<T> replaced(
      List<T> entries, Predicate<T> about, Function<Optional<T>, T> next) {
    Optional<T> last = entries.stream().filter(about).findFirst();
    List<T> kept = new ArrayList<>(entries);
    last.ifPresent(kept::remove);
    kept.add(next.apply(last));
    return kept;
  }
}
