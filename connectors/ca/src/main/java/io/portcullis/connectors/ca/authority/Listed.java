package io.portcullis.connectors.ca.authority;

import java.time.Instant;

import io.portcullis.connectors.ca.status.Seen;

/**
 * One certificate in an authority's own list.
 *
 * @param issuer RFC 2253 name
 * @param serial lower-case hex without leading zeros
 * @param subject RFC 2253 name, or empty where the list does not tell it
 */
public record Listed(
    String issuer, String serial, String subject, Instant notAfter, Seen.Kind status) {}
