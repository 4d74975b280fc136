package io.portcullis.model;

import java.util.Optional;

/**
 * A network in CIDR notation, IPv4 (RFC 4632 section 3.1) or IPv6 (RFC 4291 section 2.3). No
 * resolver is asked: a name is no address. An IPv4 address that is written as an IPv6 one
 * (::ffff:192.0.2.1) is an IPv4 address.
 */
public final class Subnet {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;
  private static final int GROUPS = 8;
  private static final int MAPPED = 12;

  private final byte[] network;
  private final int bits;

  private Subnet(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * An address alone is a network of one.
   *
   * @throws IllegalArgumentException when it is none, or has bits behind its prefix
   */
  public static Subnet of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] network =
        octets(address)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no subnet; write one such as 192.0.2.0/24 or 2001:db8::/32"));
    int most = network.length * Byte.SIZE;
    int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
    if (bits < 0) {
      throw new IllegalArgumentException(
          "no subnet; the prefix behind the slash is a number from 0 to " + most);
    }
    if (first(network, bits, most) < most) {
      throw new IllegalArgumentException(
          "no subnet; its address has bits behind the prefix of " + bits);
    }
    return new Subnet(network, bits);
  }

  /** True for an address, and false for a name or a network. */
  public static boolean isAddress(String text) {
    return octets(text).isPresent();
  }

  public boolean holds(String address) {
    return octets(address).filter(this::holds).isPresent();
  }

  private boolean holds(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      if (bit(address, i) != bit(network, i)) {
        return false;
      }
    }
    return true;
  }

  /** The first bit from there on that is set, or {@code most}. */
  private static int first(byte[] octets, int from, int most) {
    int at = from;
    while (at < most && bit(octets, at) == 0) {
      at++;
    }
    return at;
  }

  private static int bit(byte[] octets, int at) {
    return octets[at / Byte.SIZE] >> (Byte.SIZE - 1 - at % Byte.SIZE) & 1;
  }

  private static Optional<byte[]> octets(String text) {
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
  }

  private static Optional<byte[]> ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[IPV4];
    boolean fits = parts.length == IPV4;
    for (int i = 0; fits && i < IPV4; i++) {
      int octet = number(parts[i], 255);
      fits = octet >= 0;
      octets[i] = (byte) octet;
    }
    return fits ? Optional.of(octets) : Optional.empty();
  }

  private static Optional<byte[]> ipv6(String text) {
    int gap = text.indexOf("::");
    String[] before = groups(gap < 0 ? text : text.substring(0, gap));
    String[] after = groups(gap < 0 ? "" : text.substring(gap + 2));
    byte[] octets = new byte[IPV6];
    int head = write(before, octets, 0);
    int tail = head < 0 ? -1 : write(after, new byte[IPV6], 0);
    boolean fits = tail >= 0 && (gap < 0 ? head == IPV6 : head + tail <= IPV6 - 2);
    if (!fits) {
      return Optional.empty();
    }
    write(after, octets, IPV6 - tail);
    return Optional.of(plain(octets));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  /** How many octets they fill from there on, or -1 when they are none. */
  private static int write(String[] groups, byte[] into, int from) {
    int at = from;
    for (int i = 0; i < groups.length; i++) {
      Optional<byte[]> octets = group(groups[i], i == groups.length - 1);
      if (groups.length > GROUPS || octets.isEmpty() || at + octets.get().length > into.length) {
        return -1;
      }
      System.arraycopy(octets.get(), 0, into, at, octets.get().length);
      at += octets.get().length;
    }
    return at - from;
  }

  private static Optional<byte[]> group(String text, boolean last) {
    if (last && text.indexOf('.') >= 0) {
      return ipv4(text);
    }
    boolean hex = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(Subnet::hex);
    if (!hex) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text, 16);
    return Optional.of(new byte[] {(byte) (value >> Byte.SIZE), (byte) value});
  }

  private static boolean hex(int c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /** RFC 4291 section 2.5.5.2. */
  private static byte[] plain(byte[] octets) {
    for (int i = 0; i < MAPPED; i++) {
      if (octets[i] != (byte) (i < MAPPED - 2 ? 0 : 0xFF)) {
        return octets;
      }
    }
    return java.util.Arrays.copyOfRange(octets, MAPPED, IPV6);
  }

  /** Decimal digits without a zero before them, or -1. */
  private static int number(String text, int most) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= 3
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    int number = digits ? Integer.parseInt(text) : -1;
    return number <= most ? number : -1;
  }
}
