package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;

import io.portcullis.model.Severity;

/**
 * Who is told next when nobody answers.
 *
 * @param from the lowest severity that needs an answer
 * @param steps one after the other; none: nobody else is told
 */
public record EscalationSettings(@Default("high") Severity from, List<Step> steps) {
  private static final int MOST = 5;

  /**
   * @param after without an acknowledgement, counted from the step before
   */
  public record Step(Duration after, String channel) {
    public Step {
      new Checks().between(after, Duration.ofSeconds(1), Duration.ofDays(7), "after").end();
    }
  }

  public EscalationSettings {
    new Checks().that(steps.size() <= MOST, "steps", "must be at most " + MOST).end();
  }
}
