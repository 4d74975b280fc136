package io.portcullis.routes.alerts;

import java.time.Duration;
import java.util.List;

import io.portcullis.model.Severity;

/**
 * Who is told next when nobody answers.
 *
 * @param from the lowest severity that needs an answer
 */
record Escalation(Severity from, List<Step> steps) {
  /**
   * @param after counted from the step before
   */
  record Step(Duration after, String channel) {}
}
