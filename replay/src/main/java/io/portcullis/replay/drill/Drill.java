package io.portcullis.replay.drill;

import java.time.Duration;
import java.util.List;

/**
 * An invented event.
 *
 * @param name in kebab case; part of the report's file name
 * @param title what happened, in a sentence
 * @param length how long it is looked at
 */
public record Drill(String name, String title, Duration length, List<Step> steps) {
  public static final int MAX_STEPS = 100;
  public static final Duration LONGEST = Duration.ofDays(30);

  public Drill {
    require(name.matches("[a-z][a-z0-9-]{0,63}"), "name: must be in kebab case");
    require(!title.isBlank(), "title: is missing");
    require(
        !length.isNegative() && !length.isZero() && length.compareTo(LONGEST) <= 0,
        "for: must be above 0 and at most 30d");
    require(!steps.isEmpty() && steps.size() <= MAX_STEPS, "steps: must be 1 to " + MAX_STEPS);
    steps = List.copyOf(steps);
  }

  static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
