package io.portcullis.connectors.idp.googleworkspace;

import java.util.Locale;

/** Google writes IPv6 groups in capitals and with leading zeros. */
final class Address {
  private Address() {}

  /** Lower case and without them, as RFC 5952 section 4 wants; other addresses as they are. */
  static String plain(String address) {
    return address.contains(":")
        ? address.toLowerCase(Locale.ROOT).replaceAll("(^|:)0+(?=[0-9a-f])", "$1")
        : address;
  }
}
