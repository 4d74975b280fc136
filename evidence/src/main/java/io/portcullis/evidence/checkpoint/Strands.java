package io.portcullis.evidence.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.model.evidence.SealedDocument;

/**
 * All chains since the last checkpoint: takes sealed records as they are read and makes the next
 * checkpoint. A break of a chain ends its range, and the next one begins behind it and names the
 * break, so that no range reaches across. Not for several threads.
 */
public final class Strands {
  private final String hub;
  private final Map<String, Strand> strands = new TreeMap<>();
  private final List<ChainFlaw> flaws = new ArrayList<>();
  private long number;
  private String previous;
  private long taken;

  private Strands(String hub, Optional<Checkpoint> last) {
    this.hub = hub;
    this.number = last.map(Checkpoint::number).orElse(0L);
    this.previous = last.map(Checkpoint::hash).orElse(Checkpoint.NONE);
    last.ifPresent(c -> c.chains().forEach(r -> strands.put(r.chain(), Strand.after(r))));
  }

  /**
   * @param hub whose records these are
   * @param last checkpoint that was made
   */
  public static Strands after(String hub, Optional<Checkpoint> last) {
    return new Strands(hub, last);
  }

  /** Where reading goes on, by chain; chains that are not named are read from their beginning. */
  public Map<String, Long> offsets() {
    Map<String, Long> offsets = new HashMap<>();
    strands.forEach((chain, strand) -> offsets.put(chain, strand.offset()));
    return offsets;
  }

  /** Whether what stands there was taken already. */
  public boolean covered(String chain, long offset) {
    return strands.containsKey(chain) && offset < strands.get(chain).offset();
  }

  /**
   * Whether a checkpoint has to be made before this record is taken: it does not follow, and what
   * is before it must not be in one range with it; or there is room for no more flaws.
   */
  public boolean breaks(SealedDocument next) {
    Strand strand = strand(next.seal().chain());
    return strand.flaw(next).isPresent() && (strand.count() > 0 || full());
  }

  /** Whether there is room for no more flaws in the next checkpoint. */
  public boolean full() {
    return flaws.size() >= Checkpoint.MOST_FLAWS;
  }

  /**
   * @param nextOffset the one after it
   * @return what is wrong with it, if anything
   * @throws IllegalStateException when {@link #breaks} said that a checkpoint is wanted first
   */
  public Optional<ChainFlaw> take(SealedDocument next, long nextOffset) {
    Strand strand = strand(next.seal().chain());
    Optional<ChainFlaw> flaw = strand.flaw(next);
    if (flaw.isPresent()) {
      if (strand.count() > 0 || full()) {
        throw new IllegalStateException("a checkpoint is wanted before " + next.seal().id());
      }
      flaws.add(flaw.get());
      strand.beginAt(next.seal());
    }
    strand.add(next, nextOffset);
    taken++;
    return flaw;
  }

  /**
   * Goes on behind what is no sealed record.
   *
   * @throws IllegalStateException when there is room for no more flaws
   */
  public ChainFlaw unreadable(String chain, long offset, String reason) {
    if (full()) {
      throw new IllegalStateException("a checkpoint is wanted before offset " + offset);
    }
    Strand strand = strand(chain);
    ChainFlaw flaw =
        new ChainFlaw(chain, strand.sequence() + 1, "unreadable: offset " + offset + ", " + reason);
    flaws.add(flaw);
    strand.skip(offset + 1);
    return flaw;
  }

  /** Records since the last checkpoint. */
  public long taken() {
    return taken;
  }

  /** Whether there is anything to tell. */
  public boolean news() {
    return taken > 0 || !flaws.isEmpty();
  }

  /** Of the last checkpoint that is durable; 0 before the first. */
  public long number() {
    return number;
  }

  /** The next checkpoint, not signed yet. Nothing changes until it is {@link #made}. */
  public Checkpoint next(Kind kind, Instant at, Extras extras) {
    return new Checkpoint(
        kind,
        number + 1,
        hub,
        at,
        previous,
        strands.values().stream().map(Strand::range).toList(),
        extras.counters(),
        extras.pruned(),
        extras.erased(),
        extras.approved(),
        extras.next(),
        flaws);
  }

  /** That one is durable. */
  public void made(Checkpoint checkpoint) {
    number = checkpoint.number();
    previous = checkpoint.hash();
    taken = 0;
    flaws.clear();
    strands.values().forEach(Strand::covered);
  }

  private Strand strand(String chain) {
    return strands.computeIfAbsent(chain, Strand::fresh);
  }
}
