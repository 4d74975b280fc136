package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What was told last about a certificate: the little that has to be kept so that nothing is told
 * twice. It does not hang on the settings: when steps are added or removed it still says how urgent
 * the last message was.
 *
 * @param id of the certificate
 * @param owner who was told
 * @param urgency of the step, as {@link Step} has it
 * @param notAfter when the certificate ends: some time later this can be forgotten
 */
public record Told(String id, String owner, Duration urgency, Instant notAfter) {
  public Told {
    owner = Objects.requireNonNullElse(owner, "");
  }

  /** Whether nobody is told of the certificate any more. */
  public boolean past(Instant now) {
    return !notAfter.isAfter(now.minus(Digests.FORGOTTEN));
  }

  /** Whether the owner has heard of that step, or of a more urgent one. */
  boolean covers(String ownerNow, Step step) {
    return owner.equals(ownerNow) && urgency.compareTo(step.urgency()) <= 0;
  }
}
