package io.portcullis.connectors.api;

import java.time.Instant;

/**
 * What a parser may know besides the bytes.
 *
 * @param source name of the configured source
 * @param receivedAt when the hub accepted the body
 * @param intake id of this acceptance: makes the ids of records without a vendor's id unique
 */
public record ParseContext(String source, Instant receivedAt, String intake) {}
