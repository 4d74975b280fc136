package io.portcullis.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What was done with a key, or failed at the token that holds it, as far as rules ask for it.
 *
 * @param operations at most {@link #OPERATIONS}
 * @param failures at most {@link #SOURCES}, for each source and kind one
 * @param habits at most {@link #SOURCES}, for each source one
 * @param places at most {@link #PLACES}, from which it was used last
 * @param accesses at most {@link #ACCESSES}: by whom, from where and as which job; absent in the
 *     state of an earlier release
 */
public record KeyHistory(
    List<KeyOperation> operations,
    List<Failures> failures,
    List<Habit> habits,
    List<KeyPlace> places,
    List<KeyAccess> accesses) {
  static final int OPERATIONS = 32;
  static final int SOURCES = 8;
  static final int PLACES = 32;
  static final int ACCESSES = 32;

  /** What comes again within that time is the same happening, and no news. */
  static final Duration SAME = Notes.SAME;

  public static final KeyHistory NONE = new KeyHistory(List.of(), List.of(), List.of(), List.of());

  public KeyHistory(
      List<KeyOperation> operations,
      List<Failures> failures,
      List<Habit> habits,
      List<KeyPlace> places) {
    this(operations, failures, habits, places, List.of());
  }

  public KeyHistory {
    operations = bounded(operations, OPERATIONS);
    failures = bounded(failures, SOURCES);
    habits = bounded(habits, SOURCES);
    places = bounded(places, PLACES);
    accesses = bounded(accesses, ACCESSES);
  }

  /** Those that were heard of longest ago give way. */
  private static <T> List<T> bounded(List<T> entries, int most) {
    return Keep.bounded(Objects.requireNonNullElse(entries, List.of()), most);
  }

  void addTo(List<Fact> all) {
    all.addAll(operations);
    all.addAll(failures);
    all.addAll(habits);
    all.addAll(places);
    all.addAll(accesses);
  }

  KeyHistory withOperations(List<KeyOperation> changed) {
    return new KeyHistory(changed, failures, habits, places, accesses);
  }

  KeyHistory withFailures(List<Failures> changed) {
    return new KeyHistory(operations, changed, habits, places, accesses);
  }

  KeyHistory withHabits(List<Habit> changed) {
    return new KeyHistory(operations, failures, changed, places, accesses);
  }

  KeyHistory withPlaces(List<KeyPlace> changed) {
    return new KeyHistory(operations, failures, habits, changed, accesses);
  }

  KeyHistory withAccesses(List<KeyAccess> changed) {
    return new KeyHistory(operations, failures, habits, places, changed);
  }
}
