package io.portcullis.connectors.radius.ise;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import io.portcullis.connectors.radius.nac.Sway;

/**
 * A Cisco ISE whose Adaptive Network Control moves and ends the sessions of its NAS.
 *
 * @param url of the primary administration node, e.g. https://ise.example.net:9060
 * @param password of the ERS user, read at each call
 * @param csrf whether ISE wants a token with each call that changes something
 * @param quarantinePolicy the ANC policy of a quarantined device
 * @param disconnectPolicy the ANC policy of one that must be off the network
 */
public record IseConfig(
    String name,
    URI url,
    String user,
    Supplier<String> password,
    boolean csrf,
    String quarantinePolicy,
    String disconnectPolicy,
    Sway sway,
    Duration timeout) {}
