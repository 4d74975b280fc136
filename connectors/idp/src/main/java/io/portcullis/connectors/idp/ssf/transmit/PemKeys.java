package io.portcullis.connectors.idp.ssf.transmit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.PemKey;
import io.portcullis.connectors.api.X509;

/**
 * Keys as text (RFC 7468): one PRIVATE KEY (PKCS #8), and public keys as PUBLIC KEY or CERTIFICATE.
 */
record PemKeys(PrivateKey privateKey, List<PublicKey> publicKeys) {
  private static final String OWN = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Set<String> KINDS = Set.of(OWN, PUBLIC, "CERTIFICATE");
  private static final int MAX_PUBLIC = 8;

  /**
   * @throws IllegalArgumentException saying what is missing or broken, and nothing of the keys
   */
  static PemKeys read(String text, KeyAlgorithm algorithm) {
    Optional<PrivateKey> own = Optional.empty();
    List<PublicKey> all = new ArrayList<>();
    for (Pem.Block block : Pem.blocks(text).filter(b -> KINDS.contains(b.kind())).toList()) {
      if (block.kind().equals(OWN)) {
        require(own.isEmpty(), "has more than one PRIVATE KEY");
        own = Optional.of(privateKey(der(block), algorithm));
      } else {
        all.add(block.kind().equals(PUBLIC) ? publicKey(der(block)) : certified(der(block)));
      }
    }
    require(own.isPresent(), "has no PRIVATE KEY (PKCS #8, not encrypted)");
    require(!all.isEmpty(), "has no PUBLIC KEY and no CERTIFICATE");
    require(all.size() <= MAX_PUBLIC, "has more than " + MAX_PUBLIC + " public keys");
    return new PemKeys(own.get(), List.copyOf(all));
  }

  static String write(KeyPair pair) {
    return Pem.write(OWN, pair.getPrivate().getEncoded())
        + Pem.write(PUBLIC, pair.getPublic().getEncoded());
  }

  private static byte[] der(Pem.Block block) {
    try {
      return block.der();
    } catch (BadRecord e) {
      throw new IllegalArgumentException("has a broken " + block.kind() + ": " + e.getMessage(), e);
    }
  }

  private static PrivateKey privateKey(byte[] der, KeyAlgorithm algorithm) {
    String family = algorithm.family();
    return PemKey.of(der, family)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "has a PRIVATE KEY that is no %s key, as %s needs"
                        .formatted(family, algorithm)));
  }

  private static PublicKey publicKey(byte[] der) {
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      try {
        return KeyFactory.getInstance(algorithm.family())
            .generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Perhaps one of the next kind.
        continue;
      }
    }
    throw new IllegalArgumentException("has a PUBLIC KEY that is neither RSA nor EC");
  }

  private static PublicKey certified(byte[] der) {
    try {
      return X509.der(der).getPublicKey();
    } catch (BadRecord e) {
      throw new IllegalArgumentException("has a CERTIFICATE that can not be read", e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
