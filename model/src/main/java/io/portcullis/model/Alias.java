package io.portcullis.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name of a subject, in one canonical form, so that two vendors' spellings of it are equal.
 *
 * @throws IllegalArgumentException when the value is blank, longer than {@link #MAX_LENGTH}
 *     characters, or not of the type's form
 */
public record Alias(AliasType type, String value) implements Comparable<Alias> {
  public static final int MAX_LENGTH = 512;
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

  public Alias {
    value = canonical(type, value);
  }

  /** The alias of a certificate by issuer (RFC 2253) and serial (hex, with or without colons). */
  public static Alias certificate(String issuer, String serial) {
    return new Alias(
        AliasType.CERT_SERIAL, DistinguishedName.canonical(issuer) + "|" + hex(serial));
  }

  /** A vendor's own id, kept apart from the same id at another vendor. */
  public static Alias vendor(AliasType type, String vendor, String id) {
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException(type + ": empty");
    }
    return new Alias(type, vendor + ":" + id.strip());
  }

  public boolean strong() {
    return type.strong();
  }

  /** "type=value", the key of this alias in a topic or a store. */
  public String key() {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-') + "=" + value;
  }

  /** Strong before weak, then in the order of the types: the first one is a record's strongest. */
  @Override
  public int compareTo(Alias other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : value.compareTo(other.value);
  }

  /**
   * Hex digits only, lower case, without leading zeros: the form serial numbers are compared in.
   */
  public static String hex(String serial) {
    String text = serial.strip().toLowerCase(Locale.ROOT);
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = text.startsWith("0x") ? 2 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!digit && c != ':' && !Character.isWhitespace(c)) {
        throw new IllegalArgumentException("not a hexadecimal serial number: " + serial);
      }
      boolean leadingZero = digits.length() == 1 && digits.charAt(0) == '0';
      if (digit && leadingZero) {
        digits.setCharAt(0, c);
      } else if (digit) {
        digits.append(c);
      }
    }
    if (digits.isEmpty()) {
      throw new IllegalArgumentException("not a hexadecimal serial number: " + serial);
    }
    return digits.toString();
  }

  private static String canonical(AliasType type, String raw) {
    if (raw == null || raw.isBlank()) {
      throw new IllegalArgumentException(type + ": empty");
    }
    String value = raw.strip().toLowerCase(Locale.ROOT);
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(type + ": longer than " + MAX_LENGTH + " characters");
    }
    return type == AliasType.MAC ? mac(value) : value;
  }

  private static String mac(String value) {
    // Aliases are read from the hub's own records all the time, and stand there in this form.
    return MAC.matcher(value).matches() ? value : spelled(value);
  }

  private static String spelled(String value) {
    StringBuilder digits = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != ':' && c != '.' && c != '-') {
        digits.append(c);
      }
    }
    for (int colon = 2; colon < digits.length(); colon += 3) {
      digits.insert(colon, ':');
    }
    String joined = digits.toString();
    if (!MAC.matcher(joined).matches()) {
      throw new IllegalArgumentException("MAC: not six octets: " + value);
    }
    return joined;
  }
}
