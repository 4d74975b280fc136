package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;

/**
 * A certificate that a CRL lists, and not as held.
 *
 * @param since its revocationDate
 */
record Revoked(BigInteger serial, Instant since) implements Comparable<Revoked> {
  /** Most of them that a responder is asked about: those that were revoked last. */
  static final int MOST = 8;

  private static final Comparator<Revoked> NEWEST =
      Comparator.comparing(Revoked::since).reversed().thenComparing(Revoked::serial);

  @Override
  public int compareTo(Revoked other) {
    return NEWEST.compare(this, other);
  }
}
