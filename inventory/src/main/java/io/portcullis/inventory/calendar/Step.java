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
  boolean expired() {
    return urgency.isZero();
  }
}
