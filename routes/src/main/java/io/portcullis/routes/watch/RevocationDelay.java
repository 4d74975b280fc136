package io.portcullis.routes.watch;

import java.time.Duration;

/**
 * How long revocations of an authority took until somebody who does not ask the hub could see it.
 *
 * @param authority canonical distinguished name
 * @param of whose
 * @param count of those that were measured: the last, at most {@value DelaySearch#MOST}
 * @param median half of them took no longer
 * @param p99 of a hundred ninety-nine took no longer (nearest rank)
 */
public record RevocationDelay(String authority, Of of, int count, Duration median, Duration p99) {
  /** Which revocations were measured. */
  public enum Of {
    /** Those and the holds that the hub asked for, from its first call. */
    HUB,
    /** All, from the moment that the CRL gives, to the first look that saw them there. */
    CRL
  }
}
