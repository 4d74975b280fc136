package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;

/**
 * A place where relying parties learn of an authority's revocations, as it was seen last.
 *
 * @param authority its distinguished name
 * @param since of {@code result}
 * @param at when it was told of last; at most an hour and a look ago while the hub looks
 * @param slowerThan a step that its answers take at least; empty below the first
 * @param number of the CRL, in decimal digits, or empty
 * @param flaws what does not fit with what it or others say
 */
public record ServiceView(
    String authority,
    RevocationService.Kind kind,
    String url,
    Probe.Result result,
    String detail,
    Instant since,
    Instant at,
    Optional<Duration> slowerThan,
    Optional<Instant> thisUpdate,
    Optional<Instant> nextUpdate,
    String number,
    long bytes,
    long entries,
    List<String> flaws) {}
