package io.portcullis.routes.watch;

import java.time.Duration;

/**
 * How long revocations and holds of an authority took, from the hub's first call until somebody who
 * does not ask the hub could see it.
 *
 * @param authority canonical distinguished name
 * @param count of those that were measured: the last, at most {@value DelaySearch#MOST}
 * @param median half of them took no longer
 * @param p99 of a hundred ninety-nine took no longer (nearest rank)
 */
public record RevocationDelay(String authority, int count, Duration median, Duration p99) {}
