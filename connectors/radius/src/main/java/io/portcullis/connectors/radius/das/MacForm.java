package io.portcullis.connectors.radius.das;

import java.util.Locale;

/** How a NAS spells a MAC address in Calling-Station-Id. */
public enum MacForm {
  /** 02-00-5E-10-00-01, as RFC 3580 section 3.21 asks. */
  HYPHENS,
  /** 02:00:5e:10:00:01. */
  COLONS,
  /** 0200.5e10.0001. */
  DOTS,
  /** 02005e100001. */
  PLAIN;

  /** Respells a canonical MAC (six octets, lower case, colons); another text stays as it is. */
  public String spell(String mac) {
    if (!mac.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
      return mac;
    }
    return switch (this) {
      case HYPHENS -> mac.replace(':', '-').toUpperCase(Locale.ROOT);
      case COLONS -> mac;
      case DOTS -> mac.replace(":", "").replaceAll("(.{4})(?=.)", "$1.");
      case PLAIN -> mac.replace(":", "");
    };
  }
}
