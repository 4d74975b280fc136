package io.portcullis.routes.api;

import java.time.Instant;

/**
 * It is recorded that somebody exports the trail.
 *
 * @param person as the hub knows whose token it is
 */
public record ExportAllowed(String person, Instant at) {}
