package io.portcullis.connectors.ca.status;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Hashes by which OCSP names an authority. */
public final class Digests {
  private Digests() {}

  /**
   * @param algorithm SHA-1 or SHA-256, which every JDK has
   */
  public static DigestCalculator of(ASN1ObjectIdentifier algorithm) {
    try {
      return new JcaDigestCalculatorProviderBuilder()
          .build()
          .get(new AlgorithmIdentifier(algorithm));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
    }
  }
}
