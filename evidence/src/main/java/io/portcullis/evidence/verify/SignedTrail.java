package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * The checkpoints of a hub, walked through once from the first to the last. What is kept of them
 * does not grow with their number, but for erased records; chains read them again, one by one.
 */
final class SignedTrail {
  /** False checkpoints that are told apart; beyond them none counts. */
  static final int MOST_BAD = 1_000;

  private final Path file;
  private final Problems problems;
  private final Signatures signatures;
  private final Witnesses witnesses;
  private final Counts counts;
  private final Permits permits = new Permits();
  private final Set<Long> bad = new HashSet<>();
  private final Map<String, Range> ends = new TreeMap<>();
  private final Map<String, Long> witnessed = new HashMap<>();
  private Optional<Checkpoint> first = Optional.empty();
  private Optional<Checkpoint> last = Optional.empty();
  private Optional<Checkpoint> seen = Optional.empty();
  private Instant stamped = Instant.MIN;
  private long count;

  private SignedTrail(Path file, Keys keys, Witnesses witnesses, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.signatures = new Signatures(keys);
    this.witnesses = witnesses;
    this.counts = new Counts(problems);
  }

  /**
   * @param file may be missing: then nothing is signed
   */
  static SignedTrail read(Optional<Path> file, Keys keys, Witnesses witnesses, Problems problems)
      throws IOException {
    SignedTrail trail = new SignedTrail(file.orElse(Path.of("")), keys, witnesses, problems);
    if (file.isPresent()) {
      trail.walk();
    }
    return trail;
  }

  private void walk() throws IOException {
    try (LineReader lines = LineReader.of(file)) {
      while (lines.next()) {
        count++;
        take(lines.copy());
      }
    }
    if (signatures.firstStranger() > 0) {
      add(
          signatures.firstStranger(),
          "from here on the key is " + signatures.stranger() + ", which nobody vouches for");
    }
    witnesses.unseen(count, problems);
  }

  private void take(byte[] line) {
    SignedCheckpoint signed;
    try {
      signed = SignedCheckpoint.read(line);
    } catch (IllegalArgumentException e) {
      // Its number is not known: that the next one does not follow names the place.
      problems.add(ProblemKind.CHECKPOINT, "line " + count, e.getMessage());
      return;
    }
    Checkpoint checkpoint = signed.checkpoint();
    String problem = signatures.problem(signed);
    follows(checkpoint);
    if (!problem.isEmpty()) {
      add(checkpoint.number(), problem);
      bad.add(checkpoint.number());
    } else if (bad.size() < MOST_BAD) {
      accept(checkpoint);
    }
    last = Optional.of(checkpoint);
  }

  private void follows(Checkpoint checkpoint) {
    long number = last.map(Checkpoint::number).orElse(0L) + 1;
    String previous = last.map(Checkpoint::hash).orElse(Checkpoint.NONE);
    if (checkpoint.number() != number) {
      add(checkpoint.number(), "follows %d".formatted(number - 1));
    } else if (!checkpoint.previous().equals(previous)) {
      add(checkpoint.number(), "does not continue the one before, or that one was changed");
    }
    if (first.filter(f -> !f.hub().equals(checkpoint.hub())).isPresent()) {
      add(checkpoint.number(), "is of another hub: " + checkpoint.hub());
    }
    last.filter(l -> checkpoint.at().isBefore(l.at()))
        .ifPresent(l -> time(checkpoint, "before that of checkpoint " + l.number()));
  }

  private void accept(Checkpoint checkpoint) {
    first = first.or(() -> Optional.of(checkpoint));
    checkpoint.chains().forEach(range -> continues(checkpoint, range));
    checkpoint
        .flaws()
        .forEach(f -> problems.add(ProblemKind.FLAW, f.chain() + " " + f.sequence(), f.reason()));
    permits.add(checkpoint);
    counts.add(checkpoint);
    if (checkpoint.at().plus(Witnesses.TOLERANCE).isBefore(stamped)) {
      time(checkpoint, "long before " + stamped + ", when an earlier one was witnessed");
    }
    witnesses
        .at(checkpoint, problems)
        .ifPresent(
            at -> {
              stamped = at.isAfter(stamped) ? at : stamped;
              seen = Optional.of(checkpoint);
              checkpoint.chains().forEach(r -> witnessed.put(r.chain(), r.to()));
            });
  }

  private void continues(Checkpoint checkpoint, Range range) {
    Range before = ends.put(range.chain(), range);
    boolean told = checkpoint.flaws().stream().anyMatch(f -> f.chain().equals(range.chain()));
    if (before != null && range.from() != before.to() + 1 && !told) {
      add(
          checkpoint.number(),
          "%s begins at %d after %d".formatted(range.chain(), range.from(), before.to()));
    }
  }

  private void add(long number, String text) {
    problems.add(ProblemKind.CHECKPOINT, "checkpoint " + number, text);
  }

  private void time(Checkpoint checkpoint, String text) {
    problems.add(
        ProblemKind.TIME,
        "checkpoint " + checkpoint.number(),
        "bears the time %s, %s".formatted(checkpoint.at(), text));
  }

  /** What the checkpoints say of a chain, in their order; close it. */
  RangeReader ranges(String chain) throws IOException {
    return count == 0 ? RangeReader.none() : RangeReader.of(file, chain, bad);
  }

  Permits permits() {
    return permits;
  }

  Signatures signatures() {
    return signatures;
  }

  /** Chain by chain, what the last checkpoint says; sorted. */
  Map<String, Range> ends() {
    return ends;
  }

  /** The last sequence that somebody outside saw; 0 when nobody did. */
  long witnessed(String chain) {
    return witnessed.getOrDefault(chain, 0L);
  }

  Optional<Checkpoint> lastWitnessed() {
    return seen;
  }

  Optional<Checkpoint> last() {
    return last;
  }

  long count() {
    return count;
  }

  /** Nothing before the first accepted one. */
  Optional<String> hub() {
    return first.map(Checkpoint::hub);
  }
}
