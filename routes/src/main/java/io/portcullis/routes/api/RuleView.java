package io.portcullis.routes.api;

import io.portcullis.model.Mode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;

/**
 * A rule as it is in force.
 *
 * @param digest of the bundle it came from
 * @param open findings it holds now
 */
public record RuleView(
    String id,
    String title,
    Mode mode,
    Severity severity,
    Standing standing,
    String digest,
    long open) {}
