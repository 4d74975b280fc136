package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An Aruba ClearPass that moves and ends the sessions of its NAS.
 *
 * @param serves addresses and networks of the NAS, as accounting tells them
 * @param quarantineProfile enforcement profile that a quarantined session is reauthorised with
 * @param attribute of the endpoint, in which ClearPass finds the want at the next login
 * @param quarantineNetwork network or role that accounting shows in quarantine; left out where it
 *     shows none
 */
public record ClearPassSettings(
    String name,
    URI url,
    List<String> serves,
    String clientId,
    SecretRef clientSecret,
    String quarantineProfile,
    String normalProfile,
    @Default("Portcullis") String attribute,
    Optional<String> quarantineNetwork,
    Optional<String> normalNetwork,
    @Default("10s") Duration timeout) {
  public ClearPassSettings {
    Served.controller(name, url, serves, timeout)
        .filled(clientId, "client-id")
        .filled(quarantineProfile, "quarantine-profile")
        .filled(normalProfile, "normal-profile")
        .filled(attribute, "attribute")
        .end();
  }
}
