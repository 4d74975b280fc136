package io.portcullis.evidence.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Pem;
import io.portcullis.model.Ids;

/**
 * A public key that checkpoints are checked with.
 *
 * @param key of EC or RSA
 */
public record CheckpointKey(PublicKey key) {
  private static final String KIND = "PUBLIC KEY";

  /**
   * @throws IllegalArgumentException when it is neither EC nor RSA
   */
  public CheckpointKey {
    Algorithm.of(key);
  }

  /**
   * The first PUBLIC KEY (RFC 7468 section 13) of a text.
   *
   * @throws IllegalArgumentException saying what is wanted
   */
  public static CheckpointKey read(String pem) {
    try {
      return Pem.blocks(pem)
          .filter(b -> b.kind().equals(KIND))
          .findFirst()
          .map(b -> of(b.der()))
          .orElseThrow(() -> new IllegalArgumentException("no PUBLIC KEY in PEM"));
    } catch (BadRecord e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * @param spki SubjectPublicKeyInfo, DER
   * @throws IllegalArgumentException when it is no key of EC or RSA
   */
  public static CheckpointKey of(byte[] spki) {
    for (String family : List.of("EC", "RSA")) {
      try {
        return new CheckpointKey(
            KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki)));
      } catch (GeneralSecurityException e) {
        // Of another family.
      }
    }
    throw new IllegalArgumentException("a PUBLIC KEY that is neither EC nor RSA");
  }

  /** SHA-256 of the SubjectPublicKeyInfo, lower-case hex. */
  public String id() {
    return Ids.sha256(key.getEncoded());
  }

  public String pem() {
    return Pem.write(KIND, key.getEncoded());
  }

  /** Whether this key made that signature over those octets. */
  public boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance(Algorithm.of(key).word());
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // No signature of such a key at all.
      return false;
    }
  }
}
