package io.portcullis.routes.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.portcullis.connectors.radius.das.AddressRange;

/**
 * Where the hub may connect to for an address that it did not get from its operator. Anybody can
 * write any address into a certificate or an inventory; without this the hub would call whom they
 * like, with the hub's own place in the network.
 *
 * @param hosts names that are allowed; {@code *.} before a name allows all below it
 * @param networks in which an address may lie that is no public one
 */
public record Reach(List<String> hosts, List<AddressRange> networks) {
  /** What the operator himself configured is closed nowhere. */
  public static final Reach ANYWHERE = of(List.of("*"), List.of("0.0.0.0/0", "::/0"));

  /**
   * No public ones (RFC 6890): loopback, private and link-local, where clouds keep their metadata.
   */
  private static final List<AddressRange> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "2001::/23",
              "2002::/16")
          .map(AddressRange::parse)
          .toList();

  /** All that is global unicast in IPv6 (RFC 4291 section 2.4, as given out). */
  private static final AddressRange GLOBAL = AddressRange.parse("2000::/3");

  public Reach {
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
  }

  /**
   * @throws IllegalArgumentException when one is no network
   */
  public static Reach of(List<String> hosts, List<String> networks) {
    return new Reach(hosts, networks.stream().map(AddressRange::parse).toList());
  }

  public boolean host(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return hosts.stream().anyMatch(allowed -> allows(allowed.toLowerCase(Locale.ROOT), lower));
  }

  private static boolean allows(String allowed, String name) {
    return allowed.equals("*")
        || allowed.equals(name)
        || (allowed.startsWith("*.") && name.endsWith(allowed.substring(1)));
  }

  /** To be asked of what a name led to, and not of the name: a name may lead anywhere. */
  public boolean address(InetAddress address) {
    String text = address.getHostAddress();
    return in(networks, text) || isPublic(address, text);
  }

  private static boolean isPublic(InetAddress address, String text) {
    boolean global = !(address instanceof Inet6Address) || GLOBAL.contains(text);
    return global && !in(NOT_PUBLIC, text);
  }

  private static boolean in(List<AddressRange> ranges, String address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
