package io.portcullis.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was done with a key, or failed at the token that holds it, as far as rules ask for it.
 *
 * @param operations at most {@link #OPERATIONS}
 * @param failures at most {@link #SOURCES}, for each source and kind one
 * @param habits at most {@link #SOURCES}, for each source one
 * @param places at most {@link #PLACES}, from which it was used last
 */
public record KeyHistory(
    List<KeyOperation> operations,
    List<Failures> failures,
    List<Habit> habits,
    List<KeyPlace> places) {
  static final int OPERATIONS = 32;
  static final int SOURCES = 8;
  static final int PLACES = 32;

  /** What comes again within that time is the same happening, and no news. */
  static final Duration SAME = Notes.SAME;

  public static final KeyHistory NONE = new KeyHistory(List.of(), List.of(), List.of(), List.of());

  public KeyHistory {
    operations = bounded(operations, OPERATIONS);
    failures = bounded(failures, SOURCES);
    habits = bounded(habits, SOURCES);
    places = bounded(places, PLACES);
  }

  /** Those that were heard of longest ago give way. */
  private static <T> List<T> bounded(List<T> entries, int most) {
    return Keep.bounded(Objects.requireNonNullElse(entries, List.of()), most);
  }

  public Stream<Fact> all() {
    return Stream.of(operations, failures, habits, places).flatMap(List::stream);
  }

  KeyHistory withOperations(List<KeyOperation> changed) {
    return new KeyHistory(changed, failures, habits, places);
  }

  KeyHistory withFailures(List<Failures> changed) {
    return new KeyHistory(operations, changed, habits, places);
  }

  KeyHistory withHabits(List<Habit> changed) {
    return new KeyHistory(operations, failures, changed, places);
  }

  KeyHistory withPlaces(List<KeyPlace> changed) {
    return new KeyHistory(operations, failures, habits, changed);
  }
}
