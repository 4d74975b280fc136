package io.portcullis.routes.api;

import java.time.Instant;

import io.portcullis.model.guard.Planned;

/**
 * A mass change that was announced.
 *
 * @param agreedBy the second person; empty while it waits for one, and then limits count as ever
 */
public record PlannedChange(
    String id,
    String group,
    String owner,
    int quota,
    int used,
    Instant from,
    Instant until,
    String reason,
    String announcedBy,
    String agreedBy) {

  public static PlannedChange of(Planned p) {
    return new PlannedChange(
        p.id(),
        p.group(),
        p.owner(),
        p.quota(),
        p.used(),
        p.from(),
        p.until(),
        p.reason(),
        p.requester(),
        p.approver());
  }
}
