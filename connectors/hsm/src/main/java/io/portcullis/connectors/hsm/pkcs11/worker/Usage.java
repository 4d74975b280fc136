package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

/**
 * What a private key may be used for (PKCS#11 v2.40 section 4.9). All of them count, not SIGN
 * alone: an RSA key that may still decrypt makes signatures with CKM_RSA_X_509.
 */
enum Usage {
  SIGN(PKCS11Constants.CKA_SIGN),
  SIGN_RECOVER(PKCS11Constants.CKA_SIGN_RECOVER),
  DECRYPT(PKCS11Constants.CKA_DECRYPT),
  UNWRAP(PKCS11Constants.CKA_UNWRAP),
  DERIVE(PKCS11Constants.CKA_DERIVE);

  private final long attribute;

  Usage(long attribute) {
    this.attribute = attribute;
  }

  long attribute() {
    return attribute;
  }

  static long[] attributes() {
    return EnumSet.allOf(Usage.class).stream().mapToLong(u -> u.attribute).toArray();
  }

  /** Those that are true; one that the token does not know counts as false. */
  static Set<Usage> in(AttributeVector values) {
    return EnumSet.allOf(Usage.class).stream()
        .filter(u -> Boolean.TRUE.equals(values.getBooleanAttrValue(u.attribute)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Usage.class)));
  }

  /** Only the named ones are in it, so that none is touched that the token does not know. */
  static AttributeVector setting(Set<Usage> usages, boolean value) {
    AttributeVector vector = new AttributeVector();
    usages.forEach(u -> vector.attr(u.attribute, value));
    return vector;
  }
}
