package io.portcullis.routes.watch;

/**
 * How large the CRL is that an address showed last.
 *
 * @param authority canonical distinguished name
 * @param bytes of its DER
 * @param entries certificates that it lists
 */
public record CrlSize(String authority, String url, long bytes, long entries) {}
