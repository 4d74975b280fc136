package io.portcullis.model;

import java.time.Instant;

/**
 * A device's stay on the network, as accounting tells it (RFC 2866).
 *
 * @param id Acct-Session-Id
 * @param nas address of the NAS that holds the port, as the enforcer can reach it
 * @param nasName NAS-Identifier, or empty
 * @param mac Calling-Station-Id in canonical form, or empty
 * @param user User-Name, or empty
 * @param port NAS-Port-Id or NAS-Port, or empty
 */
public record Session(
    String id,
    String nas,
    String nasName,
    String mac,
    String user,
    String port,
    Instant startedAt) {}
