package io.portcullis.evidence.checkpoint;

import java.security.PublicKey;
import java.util.Arrays;

/** How checkpoints are signed: by names of the JDK. */
public enum Algorithm {
  /** ASN.1 DER (RFC 3279 section 2.2.3). */
  ECDSA("SHA256withECDSA", "EC"),
  /** PKCS #1 version 1.5 (RFC 8017 section 8.2). */
  RSA("SHA256withRSA", "RSA");

  private final String word;
  private final String family;

  Algorithm(String word, String family) {
    this.word = word;
    this.family = family;
  }

  /** As it stands in the line, and as java.security.Signature knows it. */
  public String word() {
    return word;
  }

  /**
   * @throws IllegalArgumentException when it is neither EC nor RSA
   */
  public static Algorithm of(PublicKey key) {
    return Arrays.stream(values())
        .filter(a -> a.family.equals(key.getAlgorithm()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a key of " + key.getAlgorithm() + " signs none"));
  }
}
