package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.evidence.timestamp.TimeStampException;
import io.portcullis.evidence.timestamp.Trusted;

/** What others saw of the checkpoints. One that is not what it says counts for nothing. */
final class Witnesses {
  /** Between the clock of the hub and that of a witness. */
  static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** A year of one each second or so; further ones do not count. */
  static final int MOST = 20_000_000;

  private final Map<Long, Seen> seen = new HashMap<>();
  private final Map<Witness.By, Long> counts = new EnumMap<>(Witness.By.class);
  private final Trusted trusted;

  private record Seen(String checkpoint, Instant at) {}

  private Witnesses(Trusted trusted) {
    this.trusted = trusted;
  }

  /**
   * @param trusted authorities of time stamps; without any, what a stamp says is not checked
   */
  static Witnesses read(Optional<Path> file, Trusted trusted, Problems problems)
      throws IOException {
    Witnesses witnesses = new Witnesses(trusted);
    if (file.isPresent()) {
      try (LineReader lines = LineReader.of(file.get())) {
        for (long n = 1; lines.next(); n++) {
          witnesses.take(lines.copy(), n, problems);
        }
      }
    }
    return witnesses;
  }

  private void take(byte[] line, long number, Problems problems) {
    try {
      Witness witness = Witness.read(line);
      Instant at = time(witness);
      if (seen.size() < MOST) {
        Seen before = seen.putIfAbsent(witness.number(), new Seen(witness.checkpoint(), at));
        if (before != null && !before.checkpoint().equals(witness.checkpoint())) {
          bad(problems, witness.number(), "witnesses saw two different ones");
        }
        counts.merge(witness.by(), 1L, Long::sum);
      }
    } catch (IllegalArgumentException | TimeStampException e) {
      problems.add(ProblemKind.WITNESS, "witness in line " + number, e.getMessage());
    }
  }

  private Instant time(Witness witness) throws TimeStampException {
    if (witness.by() != Witness.By.RFC3161 || trusted.anchors().isEmpty()) {
      return witness.at();
    }
    byte[] token = Base64.getDecoder().decode(witness.token());
    return trusted.check(token, HexFormat.of().parseHex(witness.checkpoint())).at();
  }

  /** When this checkpoint was witnessed. */
  Optional<Instant> at(Checkpoint checkpoint, Problems problems) {
    Seen mine = seen.remove(checkpoint.number());
    if (mine == null) {
      return Optional.empty();
    }
    if (!mine.checkpoint().equals(checkpoint.hash())) {
      bad(problems, checkpoint.number(), "is not the one that was witnessed");
      return Optional.empty();
    }
    if (checkpoint.at().isAfter(mine.at().plus(TOLERANCE))) {
      problems.add(
          ProblemKind.TIME,
          "checkpoint " + checkpoint.number(),
          "bears the time %s and was witnessed at %s".formatted(checkpoint.at(), mine.at()));
    }
    return Optional.of(mine.at());
  }

  /** Witnessed ones that are not there: the checkpoints themselves were cut off. */
  void unseen(long count, Problems problems) {
    seen.keySet().stream()
        .filter(number -> number > count)
        .max(Long::compare)
        .ifPresent(
            number -> bad(problems, number, "was witnessed and is gone, as all after " + count));
  }

  /** Whether time stamps were checked, and not only read. */
  boolean checked() {
    return !trusted.anchors().isEmpty();
  }

  /** How many of each kind. */
  Map<Witness.By, Long> counts() {
    return counts;
  }

  private static void bad(Problems problems, long number, String text) {
    problems.add(ProblemKind.WITNESS, "checkpoint " + number, text);
  }
}
