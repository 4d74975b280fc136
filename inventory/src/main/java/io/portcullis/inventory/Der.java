package io.portcullis.inventory;

import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The bytes of a certificate (X.690 DER), or none where it is only told of. Never changes. */
public final class Der {
  /** Certificates with several hundred names stay below. */
  public static final int MAX_BYTES = 1 << 16;

  public static final Der NONE = new Der(new byte[0]);

  private final byte[] bytes;

  private Der(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException when there are more than {@value #MAX_BYTES}
   */
  public static Der of(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("certificate: longer than " + MAX_BYTES + " bytes");
    }
    return bytes.length == 0 ? NONE : new Der(bytes.clone());
  }

  /**
   * @throws IllegalArgumentException when it is no base64, or too long
   */
  @JsonCreator
  static Der of(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  @JsonValue
  String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Der der && Arrays.equals(bytes, der.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
