package io.portcullis.connectors.hsm.pkcs11;

import java.util.HexFormat;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

/** Run as a process of its own: does to a token what pkcs11-tool can not. */
final class TokenKeys {
  private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");

  private TokenKeys() {}

  /** Arguments: module, PIN, then "close" and a CKA_ID, or "make" and how many keys. */
  public static void main(String[] arguments) throws Exception {
    PKCS11Module module = PKCS11Module.getInstance(arguments[0]);
    module.initialize();
    Session session = module.getSlotList(true)[0].getToken().openSession(true);
    session.login(CKU_USER, arguments[1].toCharArray());
    if (arguments[2].equals("close")) {
      close(session, HexFormat.of().parseHex(arguments[3]));
    } else {
      make(session, Integer.parseInt(arguments[3]));
    }
  }

  private static void close(Session session, byte[] id) throws Exception {
    AttributeVector wanted = new AttributeVector().class_(CKO_PRIVATE_KEY).id(id);
    for (long key : session.findAllObjectsSingle(wanted)) {
      session.setAttributeValues(key, new AttributeVector().extractable(false));
    }
  }

  /** Their public keys are gone with the session, so the token stays small. */
  private static void make(Session session, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      byte[] id = {1, (byte) (i >> 8), (byte) i};
      AttributeVector secret =
          AttributeVector.newECPrivateKey().token(true).private_(true).sensitive(true).id(id);
      AttributeVector open = AttributeVector.newECPublicKey().token(false).id(id).ecParams(P256);
      session.generateKeyPair(
          new Mechanism(CKM_EC_KEY_PAIR_GEN), new KeyPairTemplate(secret, open));
    }
  }
}
