package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One NAS, or a RADIUS server in front of several, that takes Disconnect and CoA requests (RFC
 * 5176).
 *
 * @param host where the requests go
 * @param serves addresses and networks of the NAS, as accounting tells them, that it answers for;
 *     empty is {@code host} alone
 * @param timeout of one request; three are sent before the NAS counts as silent
 * @param profile what this make of NAS needs to be told, and whether it can move a session
 * @param quarantineVlan name or number; without it sessions are disconnected instead of moved
 */
public record RadiusSettings(
    String name,
    String host,
    @Default("3799") int port,
    List<String> serves,
    SecretRef secret,
    @Default("1s") Duration timeout,
    @Default("3") int attempts,
    @Default("generic") String profile,
    Optional<String> quarantineVlan,
    Optional<String> normalVlan) {
  private static final int MOST_ATTEMPTS = 5;

  public RadiusSettings {
    serves = serves.isEmpty() ? List.of(host) : serves;
    new Checks()
        .name(name, "name")
        .filled(host, "host")
        .port(port, "port")
        .between(timeout, Duration.ofMillis(100), Duration.ofSeconds(30), "timeout")
        .that(
            attempts >= 1 && attempts <= MOST_ATTEMPTS,
            "attempts",
            "must be 1 to " + MOST_ATTEMPTS + ", is " + attempts)
        .name(profile, "profile")
        .that(
            serves.stream().allMatch(Served::address),
            "serves",
            "must be addresses or networks, e.g. 192.0.2.0/24; needed where host is a name")
        .that(
            quarantineVlan.isPresent() == normalVlan.isPresent(),
            "normal-vlan",
            "goes with quarantine-vlan, both or none")
        .end();
  }
}
