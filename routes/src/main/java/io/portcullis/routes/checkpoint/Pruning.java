package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Pruned;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * Which records may be missing because their retention is over: those that a checkpoint covers that
 * is old enough. Signed some hours ahead, so that no index is deleted before.
 */
final class Pruning {
  /** Elasticsearch deletes what is as old as its retention; looked at each hour. */
  static final Duration AHEAD = Duration.ofHours(2);

  private final Map<String, Duration> retention;
  private final Function<Instant, Optional<SignedCheckpoint>> old;
  private final Map<String, Long> done;

  /**
   * @param retention by kind of record, as ECS names it
   * @param old the newest checkpoint that is at least as old as that moment
   * @param done number of the checkpoint that each kind was pruned up to
   */
  Pruning(
      Map<String, Duration> retention,
      Function<Instant, Optional<SignedCheckpoint>> old,
      Map<String, Long> done) {
    this.retention = new TreeMap<>(retention);
    this.old = old;
    this.done = new TreeMap<>(done);
  }

  /** What is due, and what {@link #done} is when it is signed. */
  record Due(List<Pruned> records, Map<String, Long> done) {}

  Due due(Instant now) {
    List<Pruned> records = new ArrayList<>();
    Map<String, Long> then = new TreeMap<>(done);
    retention.forEach(
        (dataset, kept) ->
            old.apply(now.minus(kept).plus(AHEAD))
                .map(SignedCheckpoint::checkpoint)
                .filter(c -> c.number() > done.getOrDefault(dataset, 0L))
                .ifPresent(
                    c -> {
                      then.put(dataset, c.number());
                      c.chains().stream()
                          .filter(r -> r.to() > 0)
                          .map(r -> pruned(r, dataset))
                          .forEach(records::add);
                    }));
    return new Due(records.subList(0, Math.min(records.size(), Checkpoint.MOST_ENTRIES)), then);
  }

  void signed(Due due) {
    done.putAll(due.done());
  }

  private static Pruned pruned(Range range, String dataset) {
    return new Pruned(range.chain(), dataset, range.to(), range.head());
  }
}
