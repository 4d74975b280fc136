package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * The one message to an owner of a day.
 *
 * @param lines what is most urgent, the soonest end first
 * @param counts certificates by step, of all, also of those that no line names; the most urgent
 *     first
 * @param told what to keep of it, for each certificate one, also those that no line names
 */
public record Digest(
    String owner,
    LocalDate day,
    List<Line> lines,
    SortedMap<Duration, Long> counts,
    List<Told> told) {
  public Digest {
    lines = List.copyOf(lines);
    told = List.copyOf(told);
  }

  /** How many certificates no line names. */
  public int more() {
    return told.size() - lines.size();
  }

  /**
   * @param urgency the step of it
   * @param lastChance see {@link Renewal}
   */
  public record Line(
      String id,
      String name,
      String environment,
      Instant notAfter,
      Duration urgency,
      Instant lastChance,
      boolean noChance) {}
}
