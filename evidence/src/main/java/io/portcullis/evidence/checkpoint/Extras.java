package io.portcullis.evidence.checkpoint;

import java.util.List;
import java.util.Optional;

/** What a checkpoint has beside the chains; see {@link Checkpoint}. */
public record Extras(
    List<Counter> counters,
    List<Pruned> pruned,
    List<Erased> erased,
    List<String> approved,
    Optional<String> next) {

  public static Extras of(List<Counter> counters) {
    return new Extras(counters, List.of(), List.of(), List.of(), Optional.empty());
  }

  public Extras pruning(List<Pruned> records) {
    return new Extras(counters, records, erased, approved, next);
  }

  public Extras erasing(List<Erased> records, List<String> by) {
    return new Extras(counters, pruned, records, by, next);
  }

  /** Names the key that signs from the next one on. */
  public Extras handingTo(String key) {
    return new Extras(counters, pruned, erased, approved, Optional.of(key));
  }
}
