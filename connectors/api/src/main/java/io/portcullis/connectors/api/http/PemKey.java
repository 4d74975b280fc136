package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key as text: PKCS #8 in PEM (RFC 7468 section 10), not encrypted. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> FAMILIES = List.of("RSA", "EC", "EdDSA");

  private PemKey() {}

  /**
   * @throws IOException saying what is wanted; nothing of the key is in it
   */
  static PrivateKey read(String text) throws IOException {
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new IOException(
          "the client's key is no PRIVATE KEY in PEM; openssl pkcs8 -topk8 -nodes makes one");
    }
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(decoded(block.group(1)));
    for (String family : FAMILIES) {
      try {
        return KeyFactory.getInstance(family).generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        // Perhaps one of the next kind. The exception may quote the key.
        continue;
      }
    }
    throw new IOException("the client's key is neither RSA nor EC nor EdDSA");
  }

  /** True when what one signs the other verifies. */
  static boolean pair(PrivateKey own, PublicKey published) {
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

  private static byte[] decoded(String base64) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("the client's key is not base64");
    }
  }
}
