package io.portcullis.connectors.ca.watch;

import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;

/**
 * What one look at one service showed, as the record of a source.
 *
 * @param authority as it is configured
 * @param issuer its canonical distinguished name
 * @param millis that its slowest answer took
 */
public record ProbeRow(
    String authority, String issuer, RevocationService service, Probe probe, long millis) {}
