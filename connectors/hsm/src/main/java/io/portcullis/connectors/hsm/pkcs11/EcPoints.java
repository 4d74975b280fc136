package io.portcullis.connectors.hsm.pkcs11;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** What PKCS#11 and X.509 write in different ways about elliptic curves. */
final class EcPoints {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int LONG_FORM = 0x80;
  private static final int MOST = 255;

  /** The OBJECT IDENTIFIER id-ecPublicKey (RFC 5480 section 2.1.1), DER. */
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private EcPoints() {}

  /**
   * @param params CKA_EC_PARAMS
   * @param point CKA_EC_POINT: an uncompressed point, in an OCTET STRING or, against PKCS#11 v2.40
   *     section 2.3.3, as some tokens give it, without one
   * @throws GeneralSecurityException when it is no point of a curve that the JDK knows
   */
  static PublicKey key(byte[] params, byte[] point) throws GeneralSecurityException {
    byte[] bits = new byte[bare(point).length + 1];
    System.arraycopy(bare(point), 0, bits, 1, bits.length - 1);
    byte[] spki = tlv(SEQUENCE, tlv(SEQUENCE, EC, params), tlv(BIT_STRING, bits));
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
  }

  /** The signature (RFC 3279 section 2.2.3) out of r and s of one length. */
  static byte[] der(byte[] both) {
    int half = both.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOf(both, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(both, half, both.length));
    return tlv(SEQUENCE, tlv(INTEGER, r.toByteArray()), tlv(INTEGER, s.toByteArray()));
  }

  /** An uncompressed point has an odd number of octets; in its OCTET STRING it has more. */
  private static byte[] bare(byte[] point) {
    boolean shortForm =
        point.length > 2 && point[0] == OCTET_STRING && (point[1] & 0xFF) == point.length - 2;
    if (shortForm) {
      return Arrays.copyOfRange(point, 2, point.length);
    }
    boolean longForm =
        point.length > 3
            && point[0] == OCTET_STRING
            && (point[1] & 0xFF) == LONG_FORM + 1
            && (point[2] & 0xFF) == point.length - 3;
    return longForm ? Arrays.copyOfRange(point, 3, point.length) : point;
  }

  private static byte[] tlv(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
    if (length > MOST) {
      throw new IllegalArgumentException("longer than any curve makes it");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length >= LONG_FORM) {
      out.write(LONG_FORM + 1);
    }
    out.write(length);
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
