package io.portcullis.evidence.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;

/** What signed checkpoints allow to be gone: kinds of records after their time, personal parts. */
final class Permits {
  private final Map<String, Map<String, Long>> pruned = new HashMap<>();
  private final Map<String, Map<Long, String>> erased = new HashMap<>();

  void add(Checkpoint checkpoint) {
    checkpoint
        .pruned()
        .forEach(
            p ->
                pruned
                    .computeIfAbsent(p.chain(), c -> new HashMap<>())
                    .merge(p.dataset(), p.to(), Math::max));
    checkpoint
        .erased()
        .forEach(
            e ->
                erased
                    .computeIfAbsent(e.chain(), c -> new HashMap<>())
                    .put(e.sequence(), e.order()));
  }

  /** Whether records of that kind may be missing up to there. */
  boolean pruned(String chain, String dataset, long sequence) {
    return pruned.getOrDefault(chain, Map.of()).getOrDefault(dataset, 0L) >= sequence;
  }

  /** The order by which its personal part was to be taken out. */
  Optional<String> order(String chain, long sequence) {
    return Optional.ofNullable(erased.getOrDefault(chain, Map.of()).get(sequence));
  }
}
