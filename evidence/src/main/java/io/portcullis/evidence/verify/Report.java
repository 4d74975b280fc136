package io.portcullis.evidence.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.evidence.checkpoint.Checkpoint;

/**
 * What came of a verification.
 *
 * @param hub whose trail it is; "unknown" without checkpoints
 * @param complete false when chains were left out by intention
 * @param problems by kind, the first {@link Problems#KEPT} of each
 * @param counts how many there are of each kind
 * @param late records that are dated long before the checkpoint before theirs: what waited
 *     somewhere
 * @param pruned records that are gone, and may be by signed checkpoints
 * @param redacted records without a personal part, by the order that is signed
 */
public record Report(
    String hub,
    boolean complete,
    long records,
    Map<String, ChainLine> chains,
    Map<String, Long> datasets,
    Signed signed,
    Tail tail,
    long late,
    long pruned,
    Map<String, Long> redacted,
    List<Problem> problems,
    Map<ProblemKind, Long> counts) {

  /** What of one chain was there. */
  public record ChainLine(long first, long last, long records, boolean part) {}

  /**
   * By whom it is vouched for.
   *
   * @param keys that signed
   * @param trusted false when the key was only found beside the records
   * @param witnesses how many, by kind
   * @param stampsChecked false when no authority of time stamps was given to check them by
   */
  public record Signed(
      long checkpoints,
      Collection<String> keys,
      boolean trusted,
      Map<String, Long> witnesses,
      boolean stampsChecked) {}

  /**
   * What could be cut off unnoticed.
   *
   * @param witnessed number and time of the last checkpoint that somebody outside saw
   * @param records newer than it
   * @param seconds from it to the newest record
   * @param unsigned newer than the last checkpoint
   */
  public record Tail(
      Optional<Seen> witnessed, String newest, long records, long seconds, long unsigned) {}

  /** A checkpoint. */
  public record Seen(long number, Instant at) {}

  /** True when nothing is wrong. */
  public boolean holds() {
    return counts.isEmpty();
  }

  /** The same, where holes in what sources count are known and taken. */
  public boolean holdsWithoutSources() {
    return counts.keySet().stream().allMatch(kind -> kind == ProblemKind.SOURCE);
  }

  static Report of(
      Verification asked,
      SignedTrail trail,
      Witnesses witnesses,
      Map<String, Tally> tallies,
      Tally all,
      Problems problems) {
    Map<String, ChainLine> chains = new TreeMap<>();
    tallies.forEach(
        (name, t) ->
            chains.put(
                name,
                new ChainLine(t.first, t.last, t.records, !asked.records().extent(name).whole())));
    Map<String, Long> by = new TreeMap<>();
    witnesses.counts().forEach((kind, n) -> by.put(kind.word(), n));
    return new Report(
        trail.hub().orElse("unknown"),
        asked.records().complete(),
        all.records,
        chains,
        all.datasets,
        new Signed(
            trail.count(),
            trail.signatures().used(),
            trail.signatures().fromOutside(),
            by,
            witnesses.checked()),
        tail(trail.lastWitnessed(), all),
        all.late,
        all.pruned,
        all.orders,
        problems.all(),
        problems.counts());
  }

  private static Tail tail(Optional<Checkpoint> witnessed, Tally all) {
    Optional<Seen> seen = witnessed.map(c -> new Seen(c.number(), c.at()));
    long seconds = seen.map(s -> seconds(s.at(), all.newest)).orElse(0L);
    return new Tail(seen, all.newest, all.unwitnessed, seconds, all.unsigned);
  }

  private static long seconds(Instant from, String newest) {
    try {
      return Math.max(0, Duration.between(from, Instant.parse(newest)).toSeconds());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
