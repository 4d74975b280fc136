package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.rules.Threshold;

/**
 * A rule that finds nothing, but would by time alone or with another threshold within bounds.
 *
 * @param opensAt when it will find something if nothing else changes
 * @param thresholds those that would have changed the answer, with the nearest value that would
 */
public record SilentRule(
    String rule, String title, Optional<Instant> opensAt, List<Threshold> thresholds) {}
