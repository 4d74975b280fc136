package io.portcullis.evidence.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Erased;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Pruned;

/** A checkpoint with some of it changed. */
final class CheckpointDraft {
  private final Checkpoint from;
  private Kind kind;
  private Instant at;
  private List<Pruned> pruned;
  private List<Erased> erased;
  private List<String> approved;
  private Optional<String> next;

  private CheckpointDraft(Checkpoint from) {
    this.from = from;
    kind = from.kind();
    at = from.at();
    pruned = from.pruned();
    erased = from.erased();
    approved = from.approved();
    next = from.next();
  }

  static CheckpointDraft of(Checkpoint from) {
    return new CheckpointDraft(from);
  }

  CheckpointDraft at(Instant moment) {
    at = moment;
    return this;
  }

  CheckpointDraft next(String key) {
    next = Optional.of(key);
    return this;
  }

  CheckpointDraft pruning(Pruned records) {
    kind = Kind.PRUNE;
    pruned = List.of(records);
    return this;
  }

  CheckpointDraft erasing(Erased record, String by) {
    kind = Kind.ERASURE;
    erased = List.of(record);
    approved = List.of(by);
    return this;
  }

  Checkpoint build() {
    return new Checkpoint(
        kind,
        from.number(),
        from.hub(),
        at,
        from.previous(),
        from.chains(),
        from.counters(),
        pruned,
        erased,
        approved,
        next,
        from.flaws());
  }
}
