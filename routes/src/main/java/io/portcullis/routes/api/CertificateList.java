package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.Entry;

/**
 * Some certificates of the inventory.
 *
 * @param next to be sent as cursor for those after them; empty at the end
 * @param cutShort true when as many were looked at as may be for one page, though it is not full
 * @param asOf all that was told by then is in it; empty while the hub still reads it
 */
public record CertificateList(
    List<Entry> certificates, Optional<String> next, boolean cutShort, Optional<Instant> asOf) {}
