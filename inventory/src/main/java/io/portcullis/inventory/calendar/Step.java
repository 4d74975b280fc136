package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment at which people are reminded of a certificate.
 *
 * @param urgency the step as the settings have it, whatever the certificate's life: a shorter one
 *     is more urgent, and none means that it is expired
 * @param at when
 */
public record Step(Duration urgency, Instant at) {
  /**
   * Longer than any step of the settings: the authority wants it renewed before the first of them.
   * One for all such windows, because an authority that says "at once" says it anew each time.
   */
  public static final Duration EARLY = Duration.ofDays(3_660);

  /** Whether it is the authority that asks for it. */
  public boolean early() {
    return urgency.equals(EARLY);
  }

  boolean expired() {
    return urgency.isZero();
  }
}
