package io.portcullis.connectors.hsm.pkcs11.worker;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/** The private key objects with one CKA_ID; as a rule there is one. */
record PrivateKeys(Session session, String id, long[] handles) {

  static PrivateKeys find(Session session, String id) throws PKCS11Exception {
    AttributeVector wanted =
        new AttributeVector()
            .class_(PKCS11Constants.CKO_PRIVATE_KEY)
            .id(HexFormat.of().parseHex(id));
    return new PrivateKeys(session, id, session.findAllObjectsSingle(wanted));
  }

  static Set<Usage> usages(Session session, long key) throws PKCS11Exception {
    return Usage.in(session.getAttrValues(key, Usage.attributes()));
  }

  /** What any of them may still be used for. */
  Set<Usage> usages() throws PKCS11Exception {
    Set<Usage> all = EnumSet.noneOf(Usage.class);
    for (long key : handles) {
      all.addAll(usages(session, key));
    }
    return all;
  }

  Reply none(Request request) {
    return new Reply(request.id(), Reply.Code.NO_KEY, "no private key with CKA_ID " + id);
  }
}
