package io.portcullis.connectors.radius.das;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that never change and are equal by content. */
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  public static Octets slice(byte[] bytes, int from, int to) {
    return new Octets(Arrays.copyOfRange(bytes, from, to));
  }

  public static Octets zeros(int length) {
    return new Octets(new byte[length]);
  }

  public static Octets text(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Four octets, most significant first; the lower 32 bits of {@code value}. */
  public static Octets integer(long value) {
    return new Octets(
        new byte[] {
          (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
        });
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  public String asText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Unsigned 32 bits.
   *
   * @throws IllegalStateException when these are not four octets
   */
  public long asInteger() {
    if (bytes.length != Integer.BYTES) {
      throw new IllegalStateException(bytes.length + " octets are not an integer");
    }
    long value = 0;
    for (byte b : bytes) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets o && Arrays.equals(bytes, o.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
