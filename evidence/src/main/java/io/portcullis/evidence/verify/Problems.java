package io.portcullis.evidence.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong: of each kind all are counted and the first are kept. For many threads.
 */
public final class Problems {
  /** Problems of one kind that are kept. */
  public static final int KEPT = 20;

  private final Map<ProblemKind, List<Problem>> kept = new EnumMap<>(ProblemKind.class);
  private final Map<ProblemKind, Long> counts = new EnumMap<>(ProblemKind.class);

  void add(ProblemKind kind, String place, String text) {
    add(kind, place, text, 1);
  }

  synchronized void add(ProblemKind kind, String place, String text, long count) {
    counts.merge(kind, count, Long::sum);
    List<Problem> mine = kept.computeIfAbsent(kind, k -> new ArrayList<>());
    if (mine.size() < KEPT) {
      mine.add(new Problem(kind, place, text, count));
    }
  }

  /** How many there are of each kind that there is. */
  public synchronized Map<ProblemKind, Long> counts() {
    return new EnumMap<>(counts);
  }

  /** Those that are kept, by kind and place. */
  public synchronized List<Problem> all() {
    return kept.values().stream()
        .flatMap(list -> list.stream().sorted(Comparator.comparing(Problem::place)))
        .toList();
  }
}
