package io.portcullis.routes.alerts;

import java.time.Instant;

/**
 * Why nobody is told of an alert any more.
 *
 * @param by name of the person; empty where the hub closed it
 */
public record Ending(Kind kind, String by, Instant at, String reason) {
  /** Who ended it. */
  public enum Kind {
    /** A person has answered. */
    ACKNOWLEDGED,
    /** It was too old, or there were too many. */
    CLOSED
  }
}
