package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an exercise went.
 *
 * @param exercise its id
 * @param took from its begin to the moment at which all was as it should be
 * @param people who took part, at most {@link #MOST}
 * @param evidence where it is written down: a ticket, a protocol, a hash; at most {@link #MOST}
 */
public record Result(
    String exercise,
    Instant at,
    Duration took,
    Outcome outcome,
    List<String> people,
    List<String> evidence) {
  /** Most people, and most pieces of evidence. */
  public static final int MOST = 64;

  /** Most characters of one. */
  public static final int LONGEST = 1_024;

  /** How it ended. */
  public enum Outcome {
    PASSED,
    /** It went, with something to mend: the next one is due all the same. */
    PARTLY,
    FAILED
  }

  /**
   * @throws IllegalArgumentException for a negative duration, and lists and texts over their bounds
   */
  public Result {
    people = bounded("people", people);
    evidence = bounded("evidence", evidence);
    if (took.isNegative()) {
      throw new IllegalArgumentException("took: less than no time");
    }
  }

  private static List<String> bounded(String what, List<String> texts) {
    List<String> told =
        Objects.requireNonNullElse(texts, List.<String>of()).stream()
            .map(String::strip)
            .filter(t -> !t.isEmpty())
            .toList();
    if (told.size() > MOST || told.stream().anyMatch(t -> t.length() > LONGEST)) {
      throw new IllegalArgumentException(
          "%s: at most %d of %d characters".formatted(what, MOST, LONGEST));
    }
    return told;
  }
}
