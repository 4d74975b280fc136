package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a publicly trusted TLS certificate may live (CA/Browser Forum Baseline Requirements
 * 6.3.2, as ballot SC-081v3 has it).
 */
public final class PublicTls {
  private static final Instant TO_200 = Instant.parse("2026-03-15T00:00:00Z");
  private static final Instant TO_100 = Instant.parse("2027-03-15T00:00:00Z");
  private static final Instant TO_47 = Instant.parse("2029-03-15T00:00:00Z");

  private PublicTls() {}

  /** Longest life of one that begins then, both ends counted. */
  public static Duration longest(Instant notBefore) {
    if (notBefore.isBefore(TO_200)) {
      return Duration.ofDays(398);
    }
    if (notBefore.isBefore(TO_100)) {
      return Duration.ofDays(200);
    }
    return Duration.ofDays(notBefore.isBefore(TO_47) ? 100 : 47);
  }
}
