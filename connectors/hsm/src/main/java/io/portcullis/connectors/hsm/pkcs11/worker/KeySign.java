package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.HexFormat;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/** Signs a SHA-256 with a key of EC or RSA, and tells its public part. */
record KeySign(Session session) {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SHA256 = 32;

  /** DigestInfo of SHA-256 before its octets, RFC 8017 section 9.2 note 1. */
  private static final byte[] DIGEST_INFO = HEX.parseHex("3031300d060960864801650304020105000420");

  Reply sign(Request request) throws PKCS11Exception {
    PrivateKeys keys = PrivateKeys.find(session, request.key());
    if (keys.handles().length == 0) {
      return keys.none(request);
    }
    byte[] digest = HEX.parseHex(request.digest());
    if (digest.length != 0 && digest.length != SHA256) {
      return new Reply(request.id(), Reply.Code.BAD_REQUEST, "digest: no SHA-256");
    }
    long key = keys.handles()[0];
    long type = session.getAttrValues(key, PKCS11Constants.CKA_KEY_TYPE).keyType();
    if (type == PKCS11Constants.CKK_EC) {
      return done(request, ec(request, key, digest));
    }
    return type == PKCS11Constants.CKK_RSA
        ? done(request, rsa(key, digest))
        : new Reply(request.id(), Reply.Code.BAD_REQUEST, "key: neither EC nor RSA");
  }

  private static Reply done(Request request, SignedRow row) {
    return row.point().isEmpty() && row.modulus().isEmpty()
        ? new Reply(
            request.id(),
            Reply.Code.NO_KEY,
            "no public key with CKA_ID " + request.key() + " beside the private one")
        : new Reply(request.id(), Reply.Code.DONE, "", Found.of(row));
  }

  private SignedRow ec(Request request, long key, byte[] digest) throws PKCS11Exception {
    String signature = signature(new Mechanism(PKCS11Constants.CKM_ECDSA), key, digest);
    AttributeVector wanted =
        new AttributeVector()
            .class_(PKCS11Constants.CKO_PUBLIC_KEY)
            .id(HEX.parseHex(request.key()));
    long[] found = session.findAllObjectsSingle(wanted);
    if (found.length == 0) {
      return new SignedRow("EC", "", "", "", "", "");
    }
    AttributeVector values =
        session.getAttrValues(
            found[0], PKCS11Constants.CKA_EC_PARAMS, PKCS11Constants.CKA_EC_POINT);
    return new SignedRow("EC", hex(values.ecParams()), hex(values.ecPoint()), "", "", signature);
  }

  private SignedRow rsa(long key, byte[] digest) throws PKCS11Exception {
    byte[] info = java.util.Arrays.copyOf(DIGEST_INFO, DIGEST_INFO.length + digest.length);
    System.arraycopy(digest, 0, info, DIGEST_INFO.length, digest.length);
    Mechanism mechanism = new Mechanism(PKCS11Constants.CKM_RSA_PKCS);
    String signature = digest.length == 0 ? "" : signature(mechanism, key, info);
    AttributeVector values =
        session.getAttrValues(
            key, PKCS11Constants.CKA_MODULUS, PKCS11Constants.CKA_PUBLIC_EXPONENT);
    return new SignedRow(
        "RSA",
        "",
        "",
        hex(values.modulus().toByteArray()),
        hex(values.publicExponent().toByteArray()),
        signature);
  }

  private String signature(Mechanism mechanism, long key, byte[] data) throws PKCS11Exception {
    return data.length == 0 ? "" : HEX.formatHex(session.signSingle(mechanism, key, data));
  }

  private static String hex(byte[] octets) {
    return octets == null ? "" : HEX.formatHex(octets);
  }
}
