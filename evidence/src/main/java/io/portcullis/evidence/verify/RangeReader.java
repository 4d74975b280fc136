package io.portcullis.evidence.verify;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/** Goes once more through checkpoints that were walked through, for one chain. */
final class RangeReader implements Closeable {
  private final LineReader lines;
  private final String chain;
  private final Set<Long> bad;
  private Optional<Instant> before = Optional.empty();

  private RangeReader(LineReader lines, String chain, Set<Long> bad) {
    this.lines = lines;
    this.chain = chain;
    this.bad = bad;
  }

  static RangeReader of(Path file, String chain, Set<Long> bad) throws IOException {
    return new RangeReader(LineReader.of(file), chain, bad);
  }

  static RangeReader none() {
    return new RangeReader(new LineReader(new ByteArrayInputStream(new byte[0])), "", Set.of());
  }

  /** The next one with records in it. False checkpoints are left out: nobody said that. */
  Optional<SignedRange> next() throws IOException {
    while (lines.next()) {
      Optional<Checkpoint> checkpoint = read(lines.copy());
      if (checkpoint.isPresent()) {
        Checkpoint c = checkpoint.get();
        Instant since = before.orElse(c.at());
        before = Optional.of(c.at());
        Optional<Range> range =
            c.chains().stream().filter(r -> r.chain().equals(chain) && r.count() > 0).findFirst();
        if (range.isPresent()) {
          return range.map(r -> new SignedRange(c.number(), c.at(), since, r));
        }
      }
    }
    return Optional.empty();
  }

  /** What can not be read was told the first time. */
  private Optional<Checkpoint> read(byte[] line) {
    try {
      Checkpoint checkpoint = SignedCheckpoint.read(line).checkpoint();
      return bad.contains(checkpoint.number()) ? Optional.empty() : Optional.of(checkpoint);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
