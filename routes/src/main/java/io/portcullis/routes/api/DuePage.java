package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.calendar.Step;

/**
 * What is to be renewed now.
 *
 * @param more true when there is more of it, or more than was looked through
 * @param asOf up to when all that was told is in; empty while the hub still reads
 */
public record DuePage(List<Due> certificates, boolean more, Optional<Instant> asOf) {
  /**
   * @param opens since when it is to be renewed
   * @param lastChance before freezes and maintenance windows take it away
   * @param noChance true when they leave none; the last chance is then its end
   * @param urgency the step that has come; {@link Step#EARLY} where the authority wants it before
   *     the first; empty while only the window is open
   * @param missing true when it should have been renewed by itself by now
   */
  public record Due(
      String id,
      String name,
      String owner,
      String environment,
      String authority,
      Instant notAfter,
      Instant opens,
      Instant lastChance,
      boolean noChance,
      Optional<Duration> urgency,
      boolean missing) {}
}
