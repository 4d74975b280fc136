package io.portcullis.model.guard;

import java.time.Instant;

/** Whether anything may go out at all. */
public record Control(boolean stopped, String person, String reason, Instant since) {
  public static final Control RUNNING = new Control(false, "", "", Instant.EPOCH);
}
