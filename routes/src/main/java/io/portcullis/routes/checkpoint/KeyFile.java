package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.BoundedFile;
import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.api.PemKey;
import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.evidence.checkpoint.CheckpointKey;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Keys as they lie in files: PKCS #8 (RFC 5958) and the public key after it, both in PEM. */
final class KeyFile {
  private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  private static final int MOST_BYTES = 64 << 10;

  private KeyFile() {}

  static FileSigner own(Path file) {
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, made().getBytes(US_ASCII));
      }
      if (PrivateFile.openToAll(file)) {
        throw new IllegalArgumentException(file + " can be read by every user; chmod 600 it");
      }
      String pem = new String(BoundedFile.bytes(file, MOST_BYTES), US_ASCII);
      return read(pem, "", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  static FileSigner read(String pem, String passphrase, String place) {
    try {
      PrivateKey own = encrypted(pem).isPresent() ? open(pem, passphrase) : PemKey.read(pem);
      return new FileSigner(place, own, CheckpointKey.read(pem));
    } catch (BadRecord e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      String hint = "; openssl pkey -in FILE -pubout >> FILE adds the public key";
      boolean missing = ("" + e.getMessage()).startsWith("no PUBLIC KEY");
      throw new IllegalArgumentException(
          missing ? place + ": " + e.getMessage() + hint : e.getMessage(), e);
    }
  }

  private static Optional<Pem.Block> encrypted(String pem) {
    return Pem.blocks(pem).filter(b -> b.kind().equals(ENCRYPTED)).findFirst();
  }

  private static PrivateKey open(String pem, String passphrase) {
    byte[] der = encrypted(pem).orElseThrow().der();
    PBEKeySpec words = new PBEKeySpec(passphrase.toCharArray());
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // The name of the object identifier would be "PBES2", which no factory knows.
      String scheme = info.getAlgParameters().toString();
      SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(words);
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      byte[] opened = info.getKeySpec(cipher).getEncoded();
      String plain = Pem.write("PRIVATE KEY", opened);
      Arrays.fill(opened, (byte) 0);
      return PemKey.read(plain);
    } catch (GeneralSecurityException | IOException e) {
      throw new BadRecord("the key can not be decrypted; is the passphrase right?");
    } finally {
      words.clearPassword();
    }
  }

  private static String made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded())
          + new CheckpointKey(pair.getPublic()).pem();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java makes keys of P-256", e);
    }
  }
}
