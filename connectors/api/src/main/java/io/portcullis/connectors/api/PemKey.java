package io.portcullis.connectors.api;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Private keys as PKCS #8 (RFC 5958), not encrypted, as the JDK alone reads them. */
public final class PemKey {
  private static final String KIND = "PRIVATE KEY";
  private static final List<String> FAMILIES = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  /**
   * The first PRIVATE KEY (RFC 7468 section 10) of a text.
   *
   * @throws BadRecord saying what is wanted; nothing of the key is in it
   */
  public static PrivateKey read(String text) {
    Pem.Block block =
        Pem.blocks(text)
            .filter(b -> b.kind().equals(KIND))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadRecord(
                        "no PRIVATE KEY in PEM; openssl pkcs8 -topk8 -nodes makes one of other"
                            + " forms"));
    byte[] der = block.der();
    return FAMILIES.stream()
        .flatMap(family -> of(der, family).stream())
        .findFirst()
        .orElseThrow(() -> new BadRecord("a PRIVATE KEY that is neither RSA nor EC nor EdDSA"));
  }

  /**
   * @param der PKCS #8
   * @param family as the JDK names it, e.g. EC
   * @return none when it is no key of that family
   */
  public static Optional<PrivateKey> of(byte[] der, String family) {
    try {
      return Optional.of(
          KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(der)));
    } catch (GeneralSecurityException e) {
      // Which may quote the key.
      return Optional.empty();
    }
  }

  /** True when what one signs the other verifies. */
  public static boolean pair(PrivateKey own, PublicKey published) {
    String algorithm =
        switch (own.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] probe = new byte[32];
    new SecureRandom().nextBytes(probe);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(own);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(published);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Of different kinds.
      return false;
    }
  }
}
