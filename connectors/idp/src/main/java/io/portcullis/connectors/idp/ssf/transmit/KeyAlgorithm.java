package io.portcullis.connectors.idp.ssf.transmit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.function.Supplier;

import com.nimbusds.jose.JWSAlgorithm;

/** How tokens are signed (RFC 7518 section 3.1). */
public enum KeyAlgorithm {
  /** The one that each receiver of the CAEP interoperability profile takes. */
  RS256(
      "RSA", JWSAlgorithm.RS256, () -> new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)),
  ES256("EC", JWSAlgorithm.ES256, () -> new ECGenParameterSpec("secp256r1"));

  private final String family;
  private final JWSAlgorithm jws;
  private final Supplier<AlgorithmParameterSpec> spec;

  KeyAlgorithm(String family, JWSAlgorithm jws, Supplier<AlgorithmParameterSpec> spec) {
    this.family = family;
    this.jws = jws;
    this.spec = spec;
  }

  String family() {
    return family;
  }

  JWSAlgorithm jws() {
    return jws;
  }

  KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec.get());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes keys for " + name(), e);
    }
  }
}
