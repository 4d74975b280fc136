package io.portcullis.routes.api;

import java.time.Duration;

/**
 * How long revocations and holds of an authority took, from the first call until OCSP, a CRL or the
 * authority showed it.
 *
 * @param authority its distinguished name
 * @param count of the last ones that were measured, at most 1,000
 * @param median half of them took no longer
 * @param p99 of a hundred ninety-nine took no longer
 */
public record DelayView(String authority, int count, Duration median, Duration p99) {}
