package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A revocation that came onto a CRL, whoever asked for it.
 *
 * @param serial of the certificate, in hex
 * @param revoked when the authority revoked it, as the list says (revocationDate, RFC 5280 section
 *     5.1.2.6)
 * @param seen when this hub saw the first list that has it
 */
public record Listing(String serial, Instant revoked, Instant seen) {
  /** Most of one list that are kept: those that were seen last. */
  public static final int MOST = 50;

  /** Most that one look tells. */
  public static final int MOST_AT_ONCE = 32;

  static final Comparator<Listing> NEWEST =
      Comparator.comparing(Listing::seen)
          .thenComparing(Listing::revoked)
          .reversed()
          .thenComparing(Listing::serial);

  /** Negative where the authority's clock is ahead. */
  public Duration took() {
    return Duration.between(revoked, seen);
  }
}
