package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.guard.Planned;
import io.portcullis.routes.people.Person;

/** Mass changes that people announce beforehand. Throws {@link HubRefusal} as {@link Hub} does. */
public interface PlannedChanges {
  /** Those that are not over: agreed to, and waiting for a second person. */
  List<PlannedChange> planned();

  /** From here on it waits for another person, among the approvals and under the same id. */
  PlannedChange announce(Person by, Wish wish);

  /** It counts no more. */
  PlannedChange cancel(Person by, String id, String reason);

  /** What is asked for: the fields of {@link Planned} that a person chooses. */
  record Wish(String group, String owner, int quota, Instant from, Instant until, String reason) {}
}
