package io.portcullis.routes.config;

import java.util.List;

import io.portcullis.connectors.radius.das.AddressRange;

/** What holds for every list of hosts and networks that the hub may connect to. */
final class ReachChecks {
  private static final int MOST = 100;
  private static final int MAX_NAME = 253;

  private ReachChecks() {}

  static Checks of(List<String> hosts, List<String> networks) {
    return new Checks()
        .that(hosts.size() <= MOST, "hosts", "must be at most " + MOST)
        .that(
            hosts.stream().allMatch(h -> named(h.replaceFirst("^\\*\\.", ""))),
            "hosts",
            "must be names of hosts, or *.NAME")
        .that(networks.size() <= MOST, "networks", "must be at most " + MOST)
        .that(
            networks.stream().allMatch(ReachChecks::range),
            "networks",
            "must be addresses or networks, as 10.0.0.0/8");
  }

  /** A name of a host, or an address. */
  static boolean named(String text) {
    boolean name = text.length() <= MAX_NAME && text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    return name || AddressRange.literal(text).isPresent();
  }

  private static boolean range(String text) {
    try {
      AddressRange.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
