package io.portcullis.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How a record hangs on the one before it.
 *
 * @param number of the record in its sequence
 * @param digest that the next record must build on, in hex
 * @param previous digest of the record before as this one names it, or empty
 * @param material in hex: the digest is the beginning of SHA-256 over it and the digest before; or
 *     empty
 */
public record Link(long number, String digest, String previous, String material) {
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){1,64}");

  public Link {
    previous = Objects.requireNonNullElse(previous, "");
    material = Objects.requireNonNullElse(material, "");
    for (String text : List.of(digest, previous, material)) {
      if (!text.isEmpty() && !HEX.matcher(text).matches()) {
        throw new IllegalArgumentException("link: not at most 64 bytes in lower-case hex");
      }
    }
  }

  /** The record names the digest before it. */
  public static Link naming(long number, String digest, String previous) {
    return new Link(number, digest, previous, "");
  }

  /** The digest before goes into this one's. */
  public static Link hashing(long number, String digest, String material) {
    return new Link(number, digest, "", material);
  }

  /** True also where the record says nothing that could be compared. */
  boolean follows(String before) {
    if (!previous.isEmpty()) {
      return previous.equals(before);
    }
    return material.isEmpty() || digest.equals(hashed(before));
  }

  Link shifted(long by) {
    return new Link(number + by, digest, previous, material);
  }

  private String hashed(String before) {
    byte[] ours = HexFormat.of().parseHex(material);
    byte[] theirs = HexFormat.of().parseHex(before);
    byte[] whole =
        sha256(ByteBuffer.allocate(ours.length + theirs.length).put(ours).put(theirs).array());
    int size = Math.min(whole.length, digest.length() / 2);
    return HexFormat.of().formatHex(Arrays.copyOf(whole, size));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
