package io.portcullis.connectors.api;

import java.math.BigInteger;
import java.security.SecureRandom;

import io.portcullis.model.Alias;

/** Serial numbers: positive, not guessable, well below 20 octets (RFC 5280 section 4.1.2.2). */
public final class Serials {
  private static final int BITS = 127;
  private static final int HEX = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Serials() {}

  public static BigInteger random() {
    // The top bit keeps all of them the same length, which makes them easy to read in a list.
    return new BigInteger(BITS, RANDOM).setBit(BITS - 1);
  }

  public static String text(BigInteger serial) {
    return serial.toString(HEX);
  }

  /** Whole octets, lower case: what X.509 encodes, without the octet that only holds the sign. */
  public static String octets(String hex) {
    String text = text(parse(hex));
    return text.length() % 2 == 0 ? text : "0" + text;
  }

  /** Whole octets with colons between them, as OpenSSL prints them. */
  public static String colons(String hex) {
    return octets(hex).replaceAll("..(?!$)", "$0:");
  }

  /**
   * @throws IllegalArgumentException when it is not hexadecimal
   */
  public static BigInteger parse(String hex) {
    return new BigInteger(Alias.hex(hex), HEX);
  }
}
