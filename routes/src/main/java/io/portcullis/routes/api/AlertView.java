package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

/**
 * An alert, whom it was told to, and who answered.
 *
 * @param endedBy the person; empty while it is open, and where the hub closed it
 * @param endedAt empty while it is open
 */
public record AlertView(
    String id,
    Alert.Kind kind,
    Severity severity,
    String owner,
    String subject,
    String title,
    List<String> lines,
    List<Alert.Link> links,
    Instant at,
    State state,
    String endedBy,
    String endedAt,
    String reason,
    List<Told> told) {

  /** How it stands. */
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
  }

  /**
   * One telling by one channel.
   *
   * @param step 0, or the step of the escalation
   * @param state waiting, taken, ended or given-up
   * @param at when it is due while it waits, else when it ended
   */
  public record Told(
      String channel, int step, String state, int tries, Instant at, String detail) {}
}
