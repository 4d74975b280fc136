package io.portcullis.replay.report;

import java.time.Instant;
import java.util.List;

import io.portcullis.replay.world.Assumptions;
import io.portcullis.replay.world.Course;
import io.portcullis.replay.world.Difference;

/**
 * Two courses of the same history and their difference: what all forms of the report tell.
 *
 * @param first what the first one is called, e.g. "current rules"
 * @param played what is not history, in sentences
 */
public record WhatIf(
    String title,
    String first,
    String second,
    Outline before,
    Outline after,
    long signals,
    int subjects,
    Instant from,
    Instant to,
    Difference difference,
    List<String> played) {

  /** What one course is called, and by which rules it was decided. */
  public record Side(String name, String rules, Course course) {}

  public static WhatIf of(
      String title, Side first, Side second, int subjects, Assumptions assumptions) {
    return new WhatIf(
        title,
        first.name(),
        second.name(),
        Outline.of(first.rules(), first.course()),
        Outline.of(second.rules(), second.course()),
        second.course().signals(),
        subjects,
        second.course().begin(),
        second.course().end(),
        Difference.between(first.course(), second.course()),
        Assumed.sentences(assumptions));
  }
}
