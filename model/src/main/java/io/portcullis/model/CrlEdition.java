package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What one issue of a CRL says of itself (RFC 5280 section 5.1.2).
 *
 * @param number cRLNumber (section 5.2.3) in decimal digits, which only grows; empty where it has
 *     none
 * @param bytes of its DER
 * @param entries certificates that it lists
 */
public record CrlEdition(
    Instant thisUpdate, Instant nextUpdate, String number, long bytes, long entries) {

  /** The moment at which this share (0 to 1) of its life has passed. */
  public Instant atShareOfLife(double share) {
    return thisUpdate.plusMillis(
        (long) (Duration.between(thisUpdate, nextUpdate).toMillis() * share));
  }

  /** By number where both have one, else by the time of issue. */
  public boolean newerThan(CrlEdition other) {
    if (number.isEmpty() || other.number.isEmpty() || number.equals(other.number)) {
      return thisUpdate.isAfter(other.thisUpdate);
    }
    int byLength = Integer.compare(number.length(), other.number.length());
    return byLength != 0 ? byLength > 0 : number.compareTo(other.number) > 0;
  }

  /** One line for people. */
  public String describe() {
    return "%sof %s, next due %s"
        .formatted(number.isEmpty() ? "" : number + " ", thisUpdate, nextUpdate);
  }
}
