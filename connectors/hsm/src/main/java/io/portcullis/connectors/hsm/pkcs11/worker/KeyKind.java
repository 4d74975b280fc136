package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.HexFormat;
import java.util.Map;

import org.xipki.pkcs11.wrapper.PKCS11Constants;

/** Names of key types and of curves. */
final class KeyKind {
  private static final String PREFIX = "CKK_";
  private static final int MAX_PARAMS = 32;

  /** CKA_EC_PARAMS, DER: an OID (RFC 5480, RFC 5639, RFC 8410), or the name of a curve. */
  private static final Map<String, String> CURVES =
      Map.ofEntries(
          Map.entry("06082a8648ce3d030107", "P-256"),
          Map.entry("06052b81040022", "P-384"),
          Map.entry("06052b81040023", "P-521"),
          Map.entry("06052b81040021", "P-224"),
          Map.entry("06052b8104000a", "secp256k1"),
          Map.entry("06092b2403030208010107", "brainpoolP256r1"),
          Map.entry("06092b240303020801010b", "brainpoolP384r1"),
          Map.entry("06092b240303020801010d", "brainpoolP512r1"),
          Map.entry("06032b6570", "Ed25519"),
          Map.entry("06032b6571", "Ed448"),
          Map.entry("06032b656e", "X25519"),
          Map.entry("06032b656f", "X448"),
          Map.entry("130c656477617264733235353139", "Ed25519"),
          Map.entry("130a65647761726473343438", "Ed448"));

  private KeyKind() {}

  static String name(long type) {
    String name = PKCS11Constants.ckkCodeToName(type);
    return name != null && name.startsWith(PREFIX)
        ? name.substring(PREFIX.length())
        : "0x%08X".formatted(type);
  }

  static boolean onCurve(long type) {
    return type == PKCS11Constants.CKK_EC
        || type == PKCS11Constants.CKK_EC_EDWARDS
        || type == PKCS11Constants.CKK_EC_MONTGOMERY;
  }

  /** A curve without a name here keeps its DER form, as long as that is a name and no formula. */
  static String curve(byte[] params) {
    String der = HexFormat.of().formatHex(params);
    String unnamed = params.length <= MAX_PARAMS ? "curve " + der : "a curve of its own";
    return CURVES.getOrDefault(der, unnamed);
  }
}
