package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.connectors.radius.das.AddressRange;

/**
 * A network that devices log in to, and how strict live authorisation is there. A login belongs to
 * the first network in the list that it matches; of each way to match that is named, one entry is
 * enough.
 *
 * @param nas addresses and networks of NAS
 * @param nasIdentifiers patterns of NAS-Identifier (RFC 2865 section 5.32): {@code *} any text,
 *     {@code ?} one character
 * @param ssids patterns of the network's name in Called-Station-Id (RFC 3580 section 3.20)
 * @param quarantineVlan name or number; without it quarantined devices are refused
 * @param normalVlan name or number of the network for all others; without it the NAS decides
 * @param whenUnknown for what the hub does not know, and for what it knew too long ago
 * @param maxAge how old the hub's knowledge may be; without it any age will do
 */
public record NetworkSettings(
    String name,
    List<String> nas,
    List<String> nasIdentifiers,
    List<String> ssids,
    Optional<String> quarantineVlan,
    Optional<String> normalVlan,
    @Default("fail-closed") WhenUnknown whenUnknown,
    Optional<Duration> maxAge) {
  private static final int MOST_PATTERNS = 64;

  /** An attribute holds so many octets (RFC 2865 section 5). */
  private static final int LONGEST = 253;

  /** What becomes of a login about which the hub can say neither yes nor no. */
  public enum WhenUnknown {
    /** It is refused. */
    FAIL_CLOSED,
    /** It is let in. */
    FAIL_OPEN
  }

  public NetworkSettings {
    Checks checks =
        new Checks()
            .name(name, "name")
            .that(
                nas.size() <= MOST_PATTERNS && nas.stream().allMatch(NetworkSettings::address),
                "nas",
                "must be addresses or networks, e.g. 192.0.2.0/24, at most " + MOST_PATTERNS)
            .that(patterns(nasIdentifiers), "nas-identifiers", "must be 1 to 253 characters each")
            .that(patterns(ssids), "ssids", "must be 1 to 253 characters each")
            .that(vlan(quarantineVlan), "quarantine-vlan", "must be 1 to 253 characters")
            .that(vlan(normalVlan), "normal-vlan", "must be 1 to 253 characters");
    maxAge.ifPresent(
        age -> checks.between(age, Duration.ofSeconds(5), Duration.ofDays(365), "max-age"));
    checks.end();
  }

  /** True where no login is told apart: every one belongs here. */
  public boolean everything() {
    return Stream.of(nas, nasIdentifiers, ssids).allMatch(List::isEmpty);
  }

  private static boolean patterns(List<String> texts) {
    return texts.size() <= MOST_PATTERNS && texts.stream().allMatch(NetworkSettings::short253);
  }

  private static boolean vlan(Optional<String> name) {
    return name.filter(n -> !short253(n)).isEmpty();
  }

  private static boolean short253(String text) {
    return !text.isBlank() && text.length() <= LONGEST;
  }

  private static boolean address(String text) {
    try {
      AddressRange.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
