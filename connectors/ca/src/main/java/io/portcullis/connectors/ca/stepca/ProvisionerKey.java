package io.portcullis.connectors.ca.stepca;

import java.io.IOException;
import java.text.ParseException;
import java.util.function.Supplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.jwk.JWK;

/**
 * The private key of a JWK provisioner. An encrypted one (JWE with PBES2, RFC 7518 section 4.8)
 * costs hundreds of thousands of hashes on purpose, so the last one is kept for as long as its text
 * and password stay the same.
 */
final class ProvisionerKey {
  private final Supplier<String> key;
  private final Supplier<String> password;
  private String readFrom = "";
  private JWK last;

  ProvisionerKey(Supplier<String> key, Supplier<String> password) {
    this.key = key;
    this.password = password;
  }

  /**
   * @throws IOException saying what is wrong, and nothing of the key
   */
  synchronized JWK get() throws IOException {
    String text = revealed(key);
    String secret = text.startsWith("{") ? "" : revealed(password);
    String now = text.length() + ":" + text + secret;
    if (last == null || !now.equals(readFrom)) {
      last = text.startsWith("{") ? parsed(text) : parsed(decrypted(text, secret));
      readFrom = now;
    }
    return last;
  }

  private static String revealed(Supplier<String> secret) throws IOException {
    try {
      return secret.get().strip();
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static JWK parsed(String json) throws IOException {
    try {
      JWK jwk = JWK.parse(json);
      if (!jwk.isPrivate()) {
        throw new IOException("the provisioner's key is no private JWK");
      }
      return jwk;
    } catch (ParseException e) {
      // The cause may quote the key.
      throw new IOException("the provisioner's key is no JWK");
    }
  }

  private static String decrypted(String compact, String password) throws IOException {
    if (password.isEmpty()) {
      throw new IOException("the provisioner's key is encrypted, and there is no key-password");
    }
    try {
      JWEObject jwe = JWEObject.parse(compact);
      jwe.decrypt(new PasswordBasedDecrypter(password));
      return jwe.getPayload().toString();
    } catch (ParseException e) {
      throw new IOException("the provisioner's key is neither a JWK nor an encrypted one");
    } catch (JOSEException | IllegalArgumentException e) {
      throw new IOException("the provisioner's key does not open with its password");
    }
  }
}
