package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Cisco ISE that moves and ends the sessions of its NAS by Adaptive Network Control.
 *
 * @param url of the primary administration node with the port of ERS
 * @param serves addresses and networks of the NAS, as accounting tells them
 * @param user of the group ERS Admin
 * @param csrf as in ISE's API settings
 * @param quarantinePolicy ANC policy of a quarantined device
 * @param disconnectPolicy ANC policy that ends the session and keeps the device off
 * @param quarantineNetwork network that accounting shows in quarantine; left out where it shows
 *     none
 */
public record CiscoIseSettings(
    String name,
    URI url,
    List<String> serves,
    String user,
    SecretRef password,
    @Default("false") boolean csrf,
    String quarantinePolicy,
    String disconnectPolicy,
    Optional<String> quarantineNetwork,
    Optional<String> normalNetwork,
    @Default("10s") Duration timeout) {
  public CiscoIseSettings {
    Served.controller(name, url, serves, timeout)
        .filled(user, "user")
        .that(!user.contains(":"), "user", "must not hold a colon (RFC 7617)")
        .filled(quarantinePolicy, "quarantine-policy")
        .filled(disconnectPolicy, "disconnect-policy")
        .end();
  }
}
