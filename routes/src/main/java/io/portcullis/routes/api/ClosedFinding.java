package io.portcullis.routes.api;

import java.time.Instant;

/**
 * A finding that was open and is no more, as far back as steps are kept.
 *
 * @param digest of the rules that found it
 * @param signal id of what ended it
 */
public record ClosedFinding(
    String id,
    String rule,
    int version,
    String digest,
    String reason,
    Instant since,
    Instant closedAt,
    String signal) {}
