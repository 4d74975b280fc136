package io.portcullis.routes.api;

import java.time.Instant;

/**
 * For whom a rule wants nothing for a time.
 *
 * @param rule its id, or "all"
 * @param whom a subject's id or name, group=NAME, or how many findings of a baseline
 * @param since when it was accepted; 1970 where the configuration says it
 * @param until from then on the subjects are decided anew
 * @param owner who answers for it
 */
public record ExemptionView(
    String id,
    String rule,
    String whom,
    Instant since,
    Instant until,
    String owner,
    String reason) {}
