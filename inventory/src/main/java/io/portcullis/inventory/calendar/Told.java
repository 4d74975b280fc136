package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.util.Objects;

/**
 * What was told last about a certificate: the little that has to be kept so that nothing is told
 * twice. It does not hang on the settings: when steps are added or removed it still says how urgent
 * the last message was.
 *
 * @param id of the certificate
 * @param owner who was told
 * @param urgency of the step, as {@link Step} has it
 */
public record Told(String id, String owner, Duration urgency) {
  public Told {
    owner = Objects.requireNonNullElse(owner, "");
  }

  /** Whether the owner has heard of that step, or of a more urgent one. */
  boolean covers(String ownerNow, Step step) {
    return owner.equals(ownerNow) && urgency.compareTo(step.urgency()) <= 0;
  }
}
