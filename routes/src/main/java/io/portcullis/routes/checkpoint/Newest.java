package io.portcullis.routes.checkpoint;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;

/** The ends of the topics of checkpoints and witnesses. */
record Newest(Lines checkpoints, Lines witnesses) {
  private static final Logger LOG = LoggerFactory.getLogger(Newest.class);

  /** So many lines that are no checkpoints are looked past; then there is something else wrong. */
  static final int MOST_FORGED = 1_000;

  /**
   * The last one that is signed by the key that stands beside it. Lines that are not do not count:
   * else whoever can write the topic could say where the chains go on.
   *
   * @param trouble told of lines that do not count
   */
  Optional<SignedCheckpoint> checkpoint(Trouble trouble) {
    Optional<SignedCheckpoint> first = of(checkpoints.newest(1), trouble);
    return first.isPresent() ? first : of(checkpoints.newest(MOST_FORGED), trouble);
  }

  private static Optional<SignedCheckpoint> of(List<Lines.At> newestFirst, Trouble trouble) {
    for (Lines.At at : newestFirst) {
      Optional<SignedCheckpoint> signed = signed(at);
      if (signed.isPresent()) {
        return signed;
      }
      trouble.tell(
          Trouble.FORGED, "checkpoints", "offset " + at.offset() + " holds no signed checkpoint");
    }
    return Optional.empty();
  }

  static Optional<SignedCheckpoint> signed(Lines.At at) {
    try {
      SignedCheckpoint line = SignedCheckpoint.read(at.line());
      return at.key().map(CheckpointKey::of).filter(line::by).map(key -> line);
    } catch (IllegalArgumentException e) {
      LOG.warn("checkpoints, offset {}: {}", at.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The newest that each kind of witness saw, newest first; at most as many as lines. */
  List<Witness> witnesses(int lines) {
    return witnesses.newest(lines).stream().flatMap(at -> witness(at).stream()).toList();
  }

  private static Optional<Witness> witness(Lines.At at) {
    try {
      return Optional.of(Witness.read(at.line()));
    } catch (IllegalArgumentException e) {
      LOG.warn("witnesses, offset {}: {}", at.offset(), e.getMessage());
      return Optional.empty();
    }
  }
}
