package io.portcullis.connectors.hsm.pkcs11;

import java.time.Instant;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11KeyPair;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

/**
 * Run as a process of its own: prints "name=return code" for what might stop a key from signing, so
 * that the page on HSMs says only what was seen.
 */
final class AttributeFacts {
  private static final byte[] P256 = HexFormat.of().parseHex("06082a8648ce3d030107");
  private final Session session;
  private int lastId;

  private AttributeFacts(Session session) {
    this.session = session;
  }

  /** Arguments: module, PIN. */
  public static void main(String[] arguments) throws Exception {
    PKCS11Module module = PKCS11Module.getInstance(arguments[0]);
    module.initialize();
    Session session = module.getSlotList(true)[0].getToken().openSession(true);
    session.login(CKU_USER, arguments[1].toCharArray());
    AttributeFacts facts = new AttributeFacts(session);
    facts.attributes();
    facts.copies();
    facts.publicKey();
    facts.begunBefore();
  }

  private void attributes() throws PKCS11Exception {
    set("sign", key(a -> a).getPrivateKey(), new AttributeVector().sign(false));
    set("end-date", key(a -> a).getPrivateKey(), new AttributeVector().endDate(Instant.EPOCH));
    long far = 4_000_000_000L;
    set(
        "start-date",
        key(a -> a).getPrivateKey(),
        new AttributeVector().startDate(Instant.ofEpochSecond(far)));
    set("id", key(a -> a).getPrivateKey(), new AttributeVector().id(new byte[] {99}));
    set(
        "mechanisms",
        key(a -> a).getPrivateKey(),
        new AttributeVector().allowedMechanisms(new long[] {CKM_ECDSA_SHA1}));
    set(
        "unmodifiable",
        key(a -> a.modifiable(false)).getPrivateKey(),
        new AttributeVector().sign(false));
    set("modifiable", key(a -> a).getPrivateKey(), new AttributeVector().modifiable(false));
  }

  private void copies() throws PKCS11Exception {
    long original = key(a -> a).getPrivateKey();
    long copy = session.copyObject(original, new AttributeVector().sign(false));
    say("copy-signs", () -> sign(copy));
    say("original-signs", () -> sign(original));
  }

  private void publicKey() throws PKCS11Exception {
    PKCS11KeyPair pair = key(a -> a);
    session.destroyObject(pair.getPublicKey());
    say("public-destroyed-signs", () -> sign(pair.getPrivateKey()));
  }

  private void begunBefore() throws PKCS11Exception {
    long key = key(a -> a).getPrivateKey();
    Session other = session.getToken().openSession(true);
    other.signInit(new Mechanism(CKM_ECDSA), key);
    session.setAttributeValues(key, new AttributeVector().sign(false));
    say("begun-before-signs", () -> other.sign(new byte[32]));
    say("begun-after-signs", () -> other.signSingle(new Mechanism(CKM_ECDSA), key, new byte[32]));
  }

  private void set(String name, long key, AttributeVector values) {
    say(name + "-set", () -> session.setAttributeValues(key, values));
    say(name + "-signs", () -> sign(key));
  }

  private void sign(long key) throws PKCS11Exception {
    session.signSingle(new Mechanism(CKM_ECDSA), key, new byte[32]);
  }

  private PKCS11KeyPair key(UnaryOperator<AttributeVector> more) throws PKCS11Exception {
    byte[] id = {(byte) ++lastId};
    AttributeVector secret =
        AttributeVector.newECPrivateKey()
            .token(true)
            .private_(true)
            .sensitive(true)
            .sign(true)
            .id(id);
    AttributeVector open =
        AttributeVector.newECPublicKey().token(true).verify(true).id(id).ecParams(P256);
    return session.generateKeyPair(
        new Mechanism(CKM_EC_KEY_PAIR_GEN), new KeyPairTemplate(more.apply(secret), open));
  }

  private static void say(String name, Step step) {
    String seen = "CKR_OK";
    try {
      step.run();
    } catch (PKCS11Exception e) {
      seen = e.getErrorName();
    }
    System.out.println(name + "=" + seen);
  }

  private interface Step {
    void run() throws PKCS11Exception;
  }
}
