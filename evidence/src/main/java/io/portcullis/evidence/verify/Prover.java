package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Inclusion;
import io.portcullis.evidence.checkpoint.Merkle;
import io.portcullis.evidence.checkpoint.Part;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;

/**
 * Makes the proof of one record. The records of its kind in its range have to be there, those of
 * other kinds need not.
 *
 * @param checkpoints lines as {@link SignedCheckpoint} reads them
 * @param witnesses likewise
 * @param keys that are put in, when they signed
 */
public record Prover(
    Records records, Path checkpoints, Optional<Path> witnesses, List<CheckpointKey> keys) {
  private static final Pattern ID = Pattern.compile("(.{1,128})-([0-9]{16})");

  /**
   * @param id of the record: chain, dash, sequence in 16 digits
   * @throws IOException when it can not be proved, saying why, or something can not be read
   */
  public Proof of(String id) throws IOException {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw new IOException(id + " is no id of a record; write c0-0000000000000042");
    }
    String chain = parts.group(1);
    long sequence = Long.parseLong(parts.group(2));
    SignedCheckpoint covering = covering(id, chain, sequence);
    Optional<Witness> witness = witness(covering.checkpoint().number());
    List<SignedCheckpoint> all =
        witness.isPresent() ? upTo(covering, witness.get()) : List.of(covering);
    Range range = range(covering.checkpoint(), chain, sequence).orElseThrow();
    Found found = new Found(range, sequence);
    records.read(chain, new Records.Extent(range.from(), range.to()), found);
    return new Proof(
        found.record(id),
        found.inclusion(id),
        all,
        witness,
        keys.stream().filter(key -> all.stream().anyMatch(c -> c.key().equals(key.id()))).toList());
  }

  private SignedCheckpoint covering(String id, String chain, long sequence) throws IOException {
    try (LineReader lines = LineReader.of(checkpoints)) {
      while (lines.next()) {
        Optional<SignedCheckpoint> signed = read(lines.copy());
        if (signed.flatMap(s -> range(s.checkpoint(), chain, sequence)).isPresent()) {
          return signed.get();
        }
      }
    }
    throw new IOException("no checkpoint covers " + id + "; the newest records are not signed yet");
  }

  /** The first time stamp since then, else the first other witness. */
  private Optional<Witness> witness(long since) throws IOException {
    List<Witness> seen = new ArrayList<>();
    if (witnesses.isPresent()) {
      try (LineReader lines = LineReader.of(witnesses.get())) {
        while (lines.next() && seen.size() < Proof.MOST_CHECKPOINTS) {
          witness(lines.copy())
              .filter(w -> w.number() >= since && w.number() < since + Proof.MOST_CHECKPOINTS)
              .ifPresent(seen::add);
        }
      }
    }
    return seen.stream()
        .min(
            Comparator.comparing((Witness w) -> w.by() != Witness.By.RFC3161)
                .thenComparing(Witness::number));
  }

  private List<SignedCheckpoint> upTo(SignedCheckpoint first, Witness witness) throws IOException {
    List<SignedCheckpoint> all = new ArrayList<>();
    try (LineReader lines = LineReader.of(checkpoints)) {
      while (lines.next()) {
        read(lines.copy())
            .filter(c -> c.checkpoint().number() >= first.checkpoint().number())
            .filter(c -> c.checkpoint().number() <= witness.number())
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /** What can not be read, {@link Verification} tells. */
  private static Optional<SignedCheckpoint> read(byte[] line) {
    try {
      return Optional.of(SignedCheckpoint.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Witness> witness(byte[] line) {
    try {
      return Optional.of(Witness.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Range> range(Checkpoint checkpoint, String chain, long sequence) {
    return checkpoint.chains().stream()
        .filter(r -> r.chain().equals(chain) && r.from() <= sequence && sequence <= r.to())
        .findFirst();
  }

  /** The seals of a range, by kind of record, and the one record. */
  private static final class Found implements Records.Taker {
    private final Range range;
    private final long sequence;
    private final Map<String, TreeMap<Long, String>> seals = new HashMap<>();
    private Optional<byte[]> record = Optional.empty();
    private String dataset = "";

    Found(Range range, long sequence) {
      this.range = range;
      this.sequence = sequence;
    }

    @Override
    public void take(byte[] bytes, int from, int to, String place) {
      Looked looked;
      try {
        looked = Looked.at(bytes, from, to);
      } catch (IllegalArgumentException e) {
        return;
      }
      long number = looked.seal().sequence();
      if (!looked.seal().chain().equals(range.chain())
          || number < range.from()
          || number > range.to()) {
        return;
      }
      seals
          .computeIfAbsent(looked.dataset(), d -> new TreeMap<>())
          .put(number, looked.seal().hash());
      if (number == sequence) {
        record = Optional.of(Arrays.copyOfRange(bytes, from, to));
        dataset = looked.dataset();
      }
    }

    byte[] record(String id) throws IOException {
      return record.orElseThrow(() -> new IOException(id + " is not there"));
    }

    Inclusion inclusion(String id) throws IOException {
      TreeMap<Long, String> mine = seals.get(dataset);
      Merkle tree = new Merkle();
      mine.values().forEach(tree::add);
      Optional<Part> part =
          range.parts().stream().filter(p -> p.dataset().equals(dataset)).findFirst();
      if (part.filter(p -> p.root().equals(tree.root())).isEmpty()) {
        throw new IOException(
            "%s: of the %d records of %s that are signed with it, %d are here, or others; audit verify says more"
                .formatted(id, part.map(Part::count).orElse(0L), dataset, mine.size()));
      }
      return Inclusion.of(mine.headMap(sequence).size(), List.copyOf(mine.values()));
    }
  }
}
