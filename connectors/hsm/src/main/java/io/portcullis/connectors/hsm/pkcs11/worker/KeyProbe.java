package io.portcullis.connectors.hsm.pkcs11.worker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/** Tries to sign, which is the only proof: an attribute says what should be, not what is. */
record KeyProbe(Session session) {

  Reply probe(Request request) throws PKCS11Exception {
    PrivateKeys keys = PrivateKeys.find(session, request.key());
    if (keys.handles().length == 0) {
      return keys.none(request);
    }
    boolean signed = false;
    for (long key : keys.handles()) {
      signed |= signs(key);
    }
    return judge(request, signed, keys.usages());
  }

  private static Reply judge(Request request, boolean signed, Set<Usage> usages) {
    if (signed) {
      return new Reply(request.id(), Reply.Code.USABLE, "signs; usage " + usages);
    }
    if (usages.isEmpty()) {
      return new Reply(request.id(), Reply.Code.UNUSABLE, "refuses to sign; no usage left");
    }
    // A key that was never meant to sign is usable by what it may do, which is only read back.
    return usages.contains(Usage.SIGN)
        ? new Reply(request.id(), Reply.Code.PARTLY_USABLE, "does not sign; usage " + usages)
        : new Reply(request.id(), Reply.Code.USABLE, "no signing key; usage " + usages);
  }

  private boolean signs(long key) throws PKCS11Exception {
    Optional<Mechanism> mechanism = mechanism(key);
    if (mechanism.isEmpty()) {
      return false;
    }
    try {
      return session.signSingle(mechanism.get(), key, digest()).length > 0;
    } catch (PKCS11Exception e) {
      if (e.getErrorCode() == PKCS11Constants.CKR_KEY_FUNCTION_NOT_PERMITTED) {
        return false;
      }
      throw e;
    }
  }

  private Optional<Mechanism> mechanism(long key) throws PKCS11Exception {
    Long type = session.getAttrValues(key, PKCS11Constants.CKA_KEY_TYPE).keyType();
    if (type == PKCS11Constants.CKK_EC) {
      return Optional.of(new Mechanism(PKCS11Constants.CKM_ECDSA));
    }
    if (type == PKCS11Constants.CKK_RSA) {
      return Optional.of(new Mechanism(PKCS11Constants.CKM_RSA_PKCS));
    }
    return type == PKCS11Constants.CKK_EC_EDWARDS
        ? Optional.of(new Mechanism(PKCS11Constants.CKM_EDDSA))
        : Optional.empty();
  }

  /** Of a text that says what it is, so that the signature is of no use to anybody. */
  private static byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest("Portcullis looks whether this key signs".getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
