package io.portcullis.connectors.hsm.pkcs11.worker;

import java.nio.charset.StandardCharsets;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/**
 * The note on a key, as a private data object in the token itself: it is there for as long as the
 * key is, and a hub that lost its disk can still give the key back.
 */
record KeyNotes(Session session, String key) {

  KeyNote read() throws PKCS11Exception {
    KeyNote note = KeyNote.NONE;
    for (long object : find()) {
      byte[] value = session.getAttrValues(object, PKCS11Constants.CKA_VALUE).value();
      note = note.and(KeyNote.parse(new String(value, StandardCharsets.US_ASCII)));
    }
    return note;
  }

  /** The new one is there before the old one goes. */
  void write(KeyNote note) throws PKCS11Exception {
    long[] earlier = find();
    session.createObject(
        mine().token(true).private_(true).value(note.text().getBytes(StandardCharsets.US_ASCII)));
    for (long object : earlier) {
      session.destroyObject(object);
    }
  }

  private long[] find() throws PKCS11Exception {
    return session.findAllObjectsSingle(mine());
  }

  private AttributeVector mine() {
    return new AttributeVector()
        .class_(PKCS11Constants.CKO_DATA)
        .application("portcullis")
        .label("note on key " + key);
  }
}
