package io.portcullis.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that come out the same wherever and however often they are computed. */
public final class Ids {
  private static final int OCTETS = 16;

  private Ids() {}

  /** "prefix-" and 128 bits of SHA-256 over the parts, each with its length so none can shift. */
  public static String of(String prefix, String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return prefix + "-" + HexFormat.of().formatHex(digest.digest(), 0, OCTETS);
  }

  /** SHA-256 in lower-case hex, of all of them as if they were one. */
  public static String sha256(byte[]... bytes) {
    MessageDigest digest = sha256();
    for (byte[] each : bytes) {
      digest.update(each);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The same of all of the first and the beginning of the second. */
  public static String sha256(byte[] first, byte[] second, int length) {
    MessageDigest digest = sha256();
    digest.update(first);
    digest.update(second, 0, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
