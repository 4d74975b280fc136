package io.portcullis.inventory.chain;

import java.security.GeneralSecurityException;

/** How well it is known that one certificate signed another, the best first. */
public enum Proof {
  /** The signature was checked. */
  SIGNATURE,
  /** Name and identifier of the key are the same, and one of the two is only told of. */
  KEY_ID,
  /** The name is the same, and nothing speaks against it. */
  NAME,
  /** It did not. */
  NONE;

  static Proof of(Node parent, Node child) {
    if (!parent.authority()
        || !parent.subject().equals(child.issuer())
        || Node.differ(parent.keyId(), child.issuerKeyId())) {
      return NONE;
    }
    if (parent.whole().isPresent() && child.whole().isPresent()) {
      return signed(parent, child) ? SIGNATURE : NONE;
    }
    return parent.keyId().isEmpty() || child.issuerKeyId().isEmpty() ? NAME : KEY_ID;
  }

  /** One whose algorithm the JDK has not counts as not signed. */
  private static boolean signed(Node parent, Node child) {
    try {
      child.whole().orElseThrow().verify(parent.whole().orElseThrow().getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Keys and signatures come from outside; some providers answer a bad one unchecked.
      return false;
    }
  }

  Proof weaker(Proof other) {
    return compareTo(other) > 0 ? this : other;
  }
}
