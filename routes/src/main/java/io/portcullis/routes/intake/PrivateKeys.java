package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who posts a folder of certificates may post the keys beside them. They are no certificates, so
 * they become dead letters, and there nobody may find a key.
 */
final class PrivateKeys {
  /** RFC 7468 section 10 and 11, and the older names of OpenSSL. */
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----([^-]*)");

  private static final byte SEQUENCE = 0x30;
  private static final byte INTEGER = 0x02;

  private PrivateKeys() {}

  /**
   * The body with a star in place of each byte of a key, so that places in it stay what they are.
   */
  static byte[] masked(byte[] body) {
    if (keyInDer(body)) {
      byte[] stars = new byte[body.length];
      Arrays.fill(stars, (byte) '*');
      return stars;
    }
    Matcher key = PEM.matcher(new String(body, StandardCharsets.ISO_8859_1));
    byte[] masked = body;
    while (key.find()) {
      masked = masked == body ? body.clone() : masked;
      Arrays.fill(masked, key.start(1), key.end(1), (byte) '*');
    }
    return masked;
  }

  /**
   * PKCS#1, PKCS#8, SEC 1 and PKCS#12 begin with a sequence and its version. A certificate begins
   * with two sequences.
   */
  private static boolean keyInDer(byte[] body) {
    if (body.length < 2 || body[0] != SEQUENCE) {
      return false;
    }
    int lengths = body[1] < 0 ? body[1] & 0x7F : 0;
    int first = 2 + lengths;
    return first < body.length && body[first] == INTEGER;
  }
}
