package io.portcullis.evidence.verify;

import java.util.Map;
import java.util.TreeMap;

/** What is missing in a chain, and may not be. Told once for all ranges that follow each other. */
final class Lacks {
  private final String chain;
  private final Permits permits;
  private final Tally tally;
  private final Problems problems;
  private final Map<String, Long> kinds = new TreeMap<>();
  private Holes inside = new Holes();
  private Holes behind = new Holes();
  private long end = Long.MAX_VALUE;

  Lacks(String chain, Permits permits, Tally tally, Problems problems) {
    this.chain = chain;
    this.permits = permits;
    this.tally = tally;
    this.problems = problems;
  }

  /** Behind everything that is signed; there is nobody to say of which kind. */
  void unsigned(long from, long to) {
    flush();
    inside.add(from, to);
    flush();
  }

  /** No record stands behind that sequence. */
  void endsAt(long sequence) {
    end = sequence;
  }

  void add(Stretch stretch) {
    long before = kinds.values().stream().mapToLong(Long::longValue).sum();
    long to = stretch.signed().range().to();
    stretch
        .lacking()
        .forEach(
            (kind, lacking) -> {
              if (permits.pruned(chain, kind, to)) {
                tally.pruned += lacking;
              } else {
                kinds.merge(kind, lacking, Long::sum);
                tally.lacking.merge(kind, lacking, Long::sum);
              }
            });
    boolean more = kinds.values().stream().mapToLong(Long::longValue).sum() > before;
    if (more) {
      inside.addAll(stretch.holes.upTo(end));
      behind.addAll(stretch.holes.after(end));
    } else if (stretch.holes.isEmpty()) {
      flush();
    }
  }

  void end() {
    flush();
    if (!behind.isEmpty()) {
      boolean none = tally.records == 0;
      problems.add(
          none ? ProblemKind.CHAIN_MISSING : ProblemKind.TAIL_CUT,
          chain + " " + (end + 1),
          none
              ? "nothing of the chain is there; %s are signed".formatted(behind)
              : "the chain ends at %d; %s are signed and gone".formatted(end, behind),
          behind.count());
    }
  }

  private void flush() {
    if (!inside.isEmpty()) {
      problems.add(
          ProblemKind.MISSING,
          chain + " " + inside,
          kinds.isEmpty() ? "not there" : "not there, of " + kinds,
          inside.count());
    }
    inside = new Holes();
    if (behind.isEmpty()) {
      kinds.clear();
    }
  }
}
