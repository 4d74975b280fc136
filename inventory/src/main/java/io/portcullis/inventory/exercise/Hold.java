package io.portcullis.inventory.exercise;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something must be kept whatever its age, because of a case.
 *
 * @param until when it was lifted; none while it holds
 */
public record Hold(String name, String by, Instant from, Optional<Instant> until) {
  /**
   * @throws IllegalArgumentException when it has no name, or nobody ordered it
   */
  public Hold {
    name = Objects.requireNonNullElse(name, "").strip();
    by = Objects.requireNonNullElse(by, "").strip();
    until = Objects.requireNonNullElse(until, Optional.empty());
    if (name.isEmpty() || by.isEmpty()) {
      throw new IllegalArgumentException("a legal hold has a name, and somebody who ordered it");
    }
  }

  boolean holdsAt(Instant moment) {
    return !moment.isBefore(from) && until.filter(u -> !moment.isBefore(u)).isEmpty();
  }
}
