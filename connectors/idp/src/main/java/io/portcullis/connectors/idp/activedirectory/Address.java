package io.portcullis.connectors.idp.activedirectory;

/** Windows writes IPv4 addresses as IPv6 ones that carry them. */
final class Address {
  private static final String MAPPED = "::ffff:";

  private Address() {}

  static String plain(String address) {
    return address.regionMatches(true, 0, MAPPED, 0, MAPPED.length()) && address.contains(".")
        ? address.substring(MAPPED.length())
        : address;
  }
}
