package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When people are reminded.
 *
 * @param opens share of the life after which a certificate is to be renewed, where its authority
 *     suggests no other window
 * @param steps how long before the end people are reminded, the longest first
 * @param whole a life from which on the steps are as they are; of a shorter one they are the same
 *     share as of this: of 45 days, with 90 here, the step of 14 days is 7 days
 * @param notice how long before a freeze people are told what would fall into it
 * @param lines most certificates that one message names; the others are counted
 */
public record RenewalSettings(
    double opens, List<Duration> steps, Duration whole, Duration notice, int lines) {
  /** Most steps. */
  public static final int MOST_STEPS = 10;

  /** Most lines of a message. */
  public static final int MOST_LINES = 10_000;

  private static final Duration YEAR = Duration.ofDays(366);

  public static final RenewalSettings DEFAULT =
      new RenewalSettings(
          2.0 / 3,
          IntStream.of(30, 14, 7, 3, 1).mapToObj(Duration::ofDays).toList(),
          Duration.ofDays(90),
          Duration.ofDays(3),
          200);

  /**
   * @throws IllegalArgumentException naming the setting that can not be
   */
  public RenewalSettings {
    steps = List.copyOf(steps);
    check(opens > 0 && opens < 1, "opens: a share of the life between 0 and 1");
    check(
        !steps.isEmpty() && steps.size() <= MOST_STEPS,
        "steps: from 1 to " + MOST_STEPS + " of them");
    check(falling(steps), "steps: the longest first, each shorter than the one before, above 0");
    check(steps.getFirst().compareTo(YEAR) <= 0, "steps: a year at most");
    check(
        whole.compareTo(steps.getFirst()) > 0 && whole.compareTo(YEAR) <= 0,
        "whole: longer than the first step, and a year at most");
    check(!notice.isNegative() && notice.compareTo(YEAR) <= 0, "notice: from 0 to a year");
    check(lines > 0 && lines <= MOST_LINES, "lines: from 1 to " + MOST_LINES);
  }

  /** What share of its own length a step has for a certificate that lives so long; 1 at most. */
  double share(Duration life) {
    return Math.min(1, life.toMillis() / (double) whole.toMillis());
  }

  private static boolean falling(List<Duration> steps) {
    boolean fall = steps.getLast().isPositive();
    for (int i = 1; i < steps.size(); i++) {
      fall &= steps.get(i).compareTo(steps.get(i - 1)) < 0;
    }
    return fall;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
