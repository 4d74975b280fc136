package io.portcullis.routes.checkpoint;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.ChainFlaw;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Erasure;
import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Strands;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.routes.embedded.Topic;

/** Reads sealed records and makes a checkpoint whenever one is due. One thread. */
final class CheckpointLoop {
  /** How often retention and new partitions are looked at. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final SealedTopic sealed;
  private final Strands strands;
  private final Maker maker;
  private final Manner manner;
  private final Supplier<Map<String, Long>> known;
  private final Counts counts = new Counts();
  private final Pruning pruning;
  private final Consumer<Map<String, Long>> pruned;
  private final Trouble trouble;
  private final Clock clock;
  private Instant made;
  private Instant looked = Instant.EPOCH;
  private Instant prunedAt = Instant.EPOCH;

  /**
   * @param known counters of sources and authorities, by name
   * @param pruned keeps how far each kind of record was pruned
   */
  CheckpointLoop(
      SealedTopic sealed,
      Strands strands,
      Maker maker,
      Manner manner,
      Supplier<Map<String, Long>> known,
      Pruning pruning,
      Consumer<Map<String, Long>> pruned,
      Trouble trouble,
      Clock clock) {
    this.sealed = sealed;
    this.strands = strands;
    this.maker = maker;
    this.manner = manner;
    this.known = known;
    this.pruning = pruning;
    this.pruned = pruned;
    this.trouble = trouble;
    this.clock = clock;
    this.made = clock.instant();
  }

  void run() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      step();
    }
  }

  void step() throws InterruptedException {
    for (ConsumerRecord<String, byte[]> record : sealed.poll()) {
      if (!strands.covered(record.key(), record.offset())) {
        take(record);
      }
    }
    Instant now = clock.instant();
    Duration age = Duration.between(made, now);
    if (age.compareTo(strands.news() ? manner.every() : manner.idle()) >= 0) {
      make(Kind.CHECKPOINT, extras());
    }
    if (Duration.between(looked, now).compareTo(LOOK) >= 0) {
      looked = now;
      sealed.assign();
    }
    if (Duration.between(prunedAt, now).compareTo(manner.idle()) >= 0) {
      prunedAt = now;
      prune(now);
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    Optional<SealedDocument> document = document(record);
    if (document.isEmpty()) {
      return;
    }
    if (strands.breaks(document.get())) {
      make(Kind.CHECKPOINT, extras());
    }
    strands.take(document.get(), record.offset() + 1).ifPresent(this::tell);
    erasure(document.get());
    if (strands.taken() >= manner.records()) {
      make(Kind.CHECKPOINT, extras());
    }
  }

  private Optional<SealedDocument> document(ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    try {
      SealedDocument document = read(record.value());
      if (document.seal().chain().equals(record.key())) {
        return Optional.of(document);
      }
      unreadable(record, "it is of another chain than it stands in");
    } catch (IllegalArgumentException e) {
      unreadable(record, "" + e.getMessage());
    } catch (UncheckedIOException e) {
      unreadable(record, "not JSON");
    }
    return Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static SealedDocument read(byte[] value) {
    if (value == null) {
      throw new IllegalArgumentException("empty");
    }
    return SealedDocument.from(Json.read(value, Map.class));
  }

  private void unreadable(ConsumerRecord<String, byte[]> record, String reason)
      throws InterruptedException {
    if (strands.full()) {
      make(Kind.CHECKPOINT, extras());
    }
    String chain = record.key() == null ? "c" + record.partition() : record.key();
    tell(strands.unreadable(chain, record.offset(), reason));
  }

  private void tell(ChainFlaw flaw) {
    trouble.tell(Trouble.BROKEN, flaw.chain(), flaw.reason());
  }

  private void erasure(SealedDocument document) throws InterruptedException {
    try {
      Optional<Erasure> erasure = Erasure.in(document.document());
      if (erasure.isPresent()) {
        make(Kind.ERASURE, extras().erasing(erasure.get().records(), erasure.get().approved()));
      }
    } catch (IllegalArgumentException e) {
      trouble.tell(Trouble.BROKEN, document.seal().id(), "" + e.getMessage());
    }
  }

  private void prune(Instant now) throws InterruptedException {
    Pruning.Due due = pruning.due(now);
    if (!due.records().isEmpty()) {
      make(Kind.PRUNE, extras().pruning(due.records()));
      pruning.signed(due);
      pruned.accept(due.done());
    }
  }

  private void make(Kind kind, Extras extras) throws InterruptedException {
    Checkpoint checkpoint = maker.make(kind, extras);
    counts.signed(checkpoint.counters());
    made = clock.instant();
  }

  private Extras extras() {
    Map<String, Long> now = new TreeMap<>(known.get());
    sealed.ends(Topic.INTAKE).forEach((partition, end) -> now.put("intake/" + partition, end));
    now.put(
        "dead-letters",
        sealed.ends(Topic.DEAD_LETTERS).values().stream().mapToLong(Long::longValue).sum());
    return Extras.of(counts.changed(now));
  }
}
