package io.portcullis.routes.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Standing;
import io.portcullis.routes.api.Observed;

/** Counts subjects by one of their names. */
final class Tally {
  private static final String NONE = "-";
  private static final int MAX_NAMES = 100_000;

  private record Counted(long cutOff, long revoked) {
    Counted and(Standing standing) {
      return new Counted(cutOff + 1, revoked + (standing == Standing.REVOKED ? 1 : 0));
    }
  }

  private final Map<String, Counted> counts = new TreeMap<>();

  /** Of names beyond the first hundred thousand nothing is counted: no estate has so many. */
  void add(Collection<String> names, Standing standing) {
    for (String name : names.isEmpty() ? List.of(NONE) : names) {
      if (counts.size() < MAX_NAMES || counts.containsKey(name)) {
        counts.merge(name, new Counted(0, 0).and(standing), (old, one) -> old.and(standing));
      }
    }
  }

  List<Observed.Count> lines() {
    return counts.entrySet().stream()
        .map(e -> new Observed.Count(e.getKey(), e.getValue().cutOff(), e.getValue().revoked()))
        .sorted(Comparator.comparing(Observed.Count::cutOff).reversed())
        .limit(Observed.MAX_LINES)
        .toList();
  }
}
