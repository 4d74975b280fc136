package io.portcullis.connectors.idp.ssf.transmit;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys as text (RFC 7468): one PRIVATE KEY (PKCS #8), and public keys as PUBLIC KEY or CERTIFICATE.
 */
record Pem(PrivateKey privateKey, List<PublicKey> publicKeys) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (PRIVATE KEY|PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final int MAX_PUBLIC = 8;

  /**
   * @throws IllegalArgumentException saying what is missing or broken, and nothing of the keys
   */
  static Pem read(String text, KeyAlgorithm algorithm) {
    Optional<PrivateKey> own = Optional.empty();
    List<PublicKey> all = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        require(own.isEmpty(), "has more than one PRIVATE KEY");
        own = Optional.of(privateKey(der(block), algorithm));
      } else {
        all.add(kind.equals("PUBLIC KEY") ? publicKey(der(block)) : certified(der(block)));
      }
    }
    require(own.isPresent(), "has no PRIVATE KEY (PKCS #8, not encrypted)");
    require(!all.isEmpty(), "has no PUBLIC KEY and no CERTIFICATE");
    require(all.size() <= MAX_PUBLIC, "has more than " + MAX_PUBLIC + " public keys");
    return new Pem(own.get(), List.copyOf(all));
  }

  static String write(KeyPair pair) {
    return block("PRIVATE KEY", pair.getPrivate().getEncoded())
        + block("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static String block(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }

  private static byte[] der(Matcher block) {
    try {
      return Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has a block that is not base64", e);
    }
  }

  private static PrivateKey privateKey(byte[] der, KeyAlgorithm algorithm) {
    try {
      return KeyFactory.getInstance(algorithm.family())
          .generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      // The cause may quote the key.
      throw new IllegalArgumentException(
          "has a PRIVATE KEY that is no "
              + algorithm.family()
              + " key, as "
              + algorithm
              + " needs");
    }
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
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("has a CERTIFICATE that can not be read", e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
