package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.radius.das.AddressRange;

/** Which NAS an enforcement point of the network answers for. A NAS has one. */
record Served(String list, String name, List<AddressRange> ranges) {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Longer, and the action would be sent again before its answer could be there. */
  private static final Duration LONGEST = Duration.ofSeconds(14);

  /** Addresses and networks of one point. */
  private static final int MOST = 1_000;

  static Served of(String list, String name, List<String> serves) {
    return new Served(list, name, serves.stream().map(AddressRange::parse).toList());
  }

  /** What holds for each controller that is spoken to over HTTP. */
  static Checks controller(String name, URI url, List<String> serves, Duration timeout) {
    return new Checks()
        .name(name, "name")
        .webAddress(url, "url")
        .secretly(url, "url")
        .that(!serves.isEmpty(), "serves", "must name the addresses or networks of the NAS")
        .that(serves.size() <= MOST, "serves", "must hold at most " + MOST + " of them")
        .that(
            serves.stream().allMatch(Served::address),
            "serves",
            "must be addresses or networks, e.g. 192.0.2.0/24")
        .between(timeout, SHORTEST, LONGEST, "timeout");
  }

  static boolean address(String text) {
    try {
      AddressRange.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Two that would both be asked to move the same session; each pair once. */
  static List<ConfigProblem> overlaps(List<Served> all) {
    List<ConfigProblem> problems = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (Served other : all.subList(i + 1, all.size())) {
        Served one = all.get(i);
        one.common(other).ifPresent(range -> problems.add(one.problem(other, range)));
      }
    }
    return problems;
  }

  private Optional<AddressRange> common(Served other) {
    return ranges.stream().filter(r -> other.ranges.stream().anyMatch(r::overlaps)).findFirst();
  }

  private ConfigProblem problem(Served other, AddressRange range) {
    return new ConfigProblem(
        other.list,
        "\"%s\" serves NAS of %s, which %s \"%s\" serves: a session is moved by one of them"
            .formatted(other.name, range, list, name));
  }
}
