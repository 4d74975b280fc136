package io.portcullis.routes.checkpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Counter;

/**
 * Numbers that sources can not hide, as they were signed last. A checkpoint has those that changed
 * since; the first one after a start has all.
 */
final class Counts {
  private static final long MOST = 1L << 53;
  private static final int LONGEST_NAME = 256;

  private final Map<String, Long> signed = new HashMap<>();

  /** Sorted by name; of more than fit the first ones, the others with the next checkpoint. */
  List<Counter> changed(Map<String, Long> now) {
    return new TreeMap<>(now)
        .entrySet().stream()
            .filter(e -> e.getValue() >= 0 && e.getValue() <= MOST)
            .filter(e -> e.getKey().length() <= LONGEST_NAME)
            .filter(e -> !e.getValue().equals(signed.get(e.getKey())))
            .limit(Checkpoint.MOST_COUNTERS)
            .map(e -> new Counter(e.getKey(), e.getValue()))
            .toList();
  }

  void signed(List<Counter> counters) {
    counters.forEach(c -> signed.put(c.name(), c.value()));
  }
}
