package io.portcullis.model.guard;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Signal;

/**
 * What the guard says to one input.
 *
 * @param signals for the subjects it is about
 * @param notes for the audit trail
 */
public record Answer(List<Signal> signals, List<Note> notes) {
  /**
   * @param event in kebab case: "admitted", "held", "breaker-tripped", "stopped" ...
   * @param person who did it, empty for the guard itself
   */
  public record Note(
      String event, String id, String subject, String person, String text, Instant at) {}
}
