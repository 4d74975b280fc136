package io.portcullis.connectors.radius.clearpass;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import io.portcullis.connectors.radius.nac.Sway;

/**
 * A ClearPass that moves and ends the sessions of its NAS.
 *
 * @param url of the publisher, e.g. https://clearpass.example.net
 * @param clientSecret of the API client (client credentials), read when a token is needed
 * @param quarantineProfile enforcement profile that a quarantined session is reauthorised with
 * @param normalProfile the same for one that is released
 * @param attribute of the endpoint, in which ClearPass's own policies find the want at each login
 */
public record ClearPassConfig(
    String name,
    URI url,
    String clientId,
    Supplier<String> clientSecret,
    String quarantineProfile,
    String normalProfile,
    String attribute,
    Sway sway,
    Duration timeout) {}
