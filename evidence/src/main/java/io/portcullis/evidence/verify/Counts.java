package io.portcullis.evidence.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Counter;

/**
 * What can not be hidden, from checkpoint to checkpoint: the intake does not shrink, and what came
 * in was sealed.
 */
final class Counts {
  /** Between what comes in and its record. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final String INTAKE = "intake/";
  private static final String DEAD_LETTERS = "dead-letters";
  private static final String SIGNALS = "portcullis.signals";

  private final Problems problems;
  private final Map<String, Long> last = new HashMap<>();
  private Instant sealedAt = Instant.MAX;
  private long intakeThen;
  private boolean told;

  Counts(Problems problems) {
    this.problems = problems;
  }

  void add(Checkpoint checkpoint) {
    for (Counter counter : checkpoint.counters()) {
      Long before = last.put(counter.name(), counter.value());
      boolean grows = counter.name().startsWith(INTAKE) || counter.name().equals(DEAD_LETTERS);
      if (grows && before != null && counter.value() < before) {
        problems.add(
            ProblemKind.SOURCE,
            counter.name(),
            "checkpoint %d: the counter went back from %d to %d"
                .formatted(checkpoint.number(), before, counter.value()));
      }
    }
    silence(checkpoint);
  }

  private void silence(Checkpoint checkpoint) {
    long intake =
        last.entrySet().stream()
            .filter(e -> e.getKey().startsWith(INTAKE))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (sealsSignals(checkpoint) || sealedAt == Instant.MAX || intake <= intakeThen) {
      sealedAt = checkpoint.at();
      intakeThen = intake;
      told = false;
    } else if (!told && checkpoint.at().isAfter(sealedAt.plus(PATIENCE))) {
      told = true;
      problems.add(
          ProblemKind.SOURCE,
          "intake",
          "%d entries came in from %s to %s, and no signal was sealed"
              .formatted(intake - intakeThen, sealedAt, checkpoint.at()));
    }
  }

  private static boolean sealsSignals(Checkpoint checkpoint) {
    return checkpoint.chains().stream()
        .flatMap(range -> range.parts().stream())
        .anyMatch(part -> part.dataset().equals(SIGNALS) && part.count() > 0);
  }
}
