package io.portcullis.evidence.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.verify.LineReader;
import io.portcullis.evidence.verify.Records.Extent;

/**
 * Which sequences belong to a span of time: whole ranges of checkpoints, so that what is exported
 * can be proved by their roots. It begins with the range of the first checkpoint at or after the
 * beginning, and ends with that of the first one at or after the end.
 */
public final class Extents {
  private final Optional<Instant> from;
  private final Optional<Instant> to;
  private final Map<String, Long> begins = new TreeMap<>();
  private final Map<String, Long> ends = new TreeMap<>();
  private final Map<String, Long> last = new TreeMap<>();

  private Extents(Optional<Instant> from, Optional<Instant> to) {
    this.from = from;
    this.to = to;
  }

  /**
   * @throws IOException when the checkpoints can not be read
   */
  public static Extents of(Path checkpoints, Optional<Instant> from, Optional<Instant> to)
      throws IOException {
    Extents extents = new Extents(from, to);
    try (LineReader lines = LineReader.of(checkpoints)) {
      while (lines.next()) {
        extents.take(SignedCheckpoint.read(lines.copy()).checkpoint());
      }
      return extents;
    } catch (IllegalArgumentException e) {
      throw new IOException(checkpoints + ": " + e.getMessage(), e);
    }
  }

  /** Of that chain. One that no checkpoint knows is newer than all of them. */
  public Extent of(String chain) {
    long begin = from.isEmpty() ? 1 : begins.getOrDefault(chain, last.getOrDefault(chain, 0L) + 1);
    return new Extent(begin, ends.getOrDefault(chain, Long.MAX_VALUE));
  }

  private void take(Checkpoint checkpoint) {
    boolean begun = from.filter(f -> checkpoint.at().isBefore(f)).isEmpty();
    boolean over = to.filter(t -> !checkpoint.at().isBefore(t)).isPresent();
    for (Range range : checkpoint.chains()) {
      last.put(range.chain(), range.to());
      if (begun && range.count() > 0) {
        begins.putIfAbsent(range.chain(), range.from());
      }
      if (over) {
        ends.putIfAbsent(range.chain(), range.to());
      }
    }
  }
}
