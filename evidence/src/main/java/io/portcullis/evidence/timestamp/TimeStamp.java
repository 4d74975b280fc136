package io.portcullis.evidence.timestamp;

import java.time.Instant;

/**
 * A time stamp that was checked.
 *
 * @param at when the authority made it (genTime)
 * @param authority subject of the certificate that signed it
 * @param token TimeStampToken (RFC 3161 section 2.4.2), DER
 */
public record TimeStamp(Instant at, String authority, byte[] token) {}
