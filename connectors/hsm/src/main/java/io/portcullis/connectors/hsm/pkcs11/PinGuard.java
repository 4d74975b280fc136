package io.portcullis.connectors.hsm.pkcs11;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import io.portcullis.connectors.hsm.pkcs11.PinReference.Pins;

/**
 * Remembers the PIN that a token refused, as a salted digest, so that it is not tried again and
 * again: most tokens lock the user out after a few wrong ones.
 */
final class PinGuard {
  private final byte[] salt = new byte[32];
  private Optional<byte[]> refused = Optional.empty();

  PinGuard() {
    new SecureRandom().nextBytes(salt);
  }

  void refuse(byte[] digest) {
    refused = Optional.of(digest);
  }

  void accept() {
    refused = Optional.empty();
  }

  boolean knownBad(byte[] digest) {
    return refused.filter(r -> MessageDigest.isEqual(r, digest)).isPresent();
  }

  /** The PIN stays as it is. */
  byte[] digest(char[] pin) {
    byte[] bytes = Pins.encode(pin);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
