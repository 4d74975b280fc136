package io.portcullis.routes.api;

import java.time.Duration;

/**
 * How long revocations of an authority took.
 *
 * @param authority its distinguished name
 * @param of {@code hub}: revocations and holds that the hub asked for, from its first call until
 *     OCSP, a CRL or the authority showed it. {@code crl}: all revocations, from the moment that
 *     the CRL gives until the hub saw them there
 * @param count of the last ones that were measured, at most 1,000
 * @param median half of them took no longer
 * @param p99 of a hundred ninety-nine took no longer
 */
public record DelayView(String authority, String of, int count, Duration median, Duration p99) {}
