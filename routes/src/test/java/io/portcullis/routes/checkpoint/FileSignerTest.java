package io.portcullis.routes.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.checkpoint.CheckpointKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys in files, made by OpenSSL where the hub has not made them. */
class FileSignerTest {
  private static final byte[] TEXT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void whatHasNoPublicKeyIsRefused() throws Exception {
    // Given
    String pem = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    // When, then
    assertThatThrownBy(() -> FileSigner.read(pem, "", "file:ck.pem"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file:ck.pem: no PUBLIC KEY in PEM; openssl pkey");
  }

  @Test
  void keysOfTwoPairsAreRefused() throws Exception {
    // Given
    String pem = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    String both = pem + Keys.one("other").key().pem();
    // When, then
    assertThatThrownBy(() -> FileSigner.read(both, "", "file:ck.pem"))
        .hasMessage("file:ck.pem holds a private and a public key of two pairs");
  }

  @Test
  void aWrongPassphraseIsRefusedAndNotRepeated() throws Exception {
    // Given
    String pem = encrypted("right-passphrase");
    // When, then
    assertThatThrownBy(() -> FileSigner.read(pem, "wrong-passphrase", "file:ck.pem"))
        .hasMessage("file:ck.pem: the key can not be decrypted; is the passphrase right?")
        .hasMessageNotContaining("wrong-passphrase");
  }

  @Test
  void anOwnKeyThatOthersCanReadIsRefused() throws Exception {
    // Given
    FileSigner.own(folder);
    Path file = folder.resolve("checkpoints/signing-key.pem");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    // When, then
    assertThatThrownBy(() -> FileSigner.own(folder))
        .hasMessage(file + " can be read by every user; chmod 600 it");
  }

  @Test
  void anEncryptedKeySigns() throws Exception {
    // Given
    FileSigner signer = FileSigner.read(encrypted("right"), "right", "file:ck.pem");
    // When
    byte[] signature = signer.sign(TEXT);
    // Then
    assertThat(signer.key().verifies(TEXT, signature)).isTrue();
  }

  @Test
  void theOwnKeyIsMadeOnce() throws Exception {
    // Given
    CheckpointKey made = FileSigner.own(folder).key();
    // When
    FileSigner again = FileSigner.own(folder);
    // Then
    assertThat(again.key().id()).isEqualTo(made.id());
    assertThat(made.verifies(TEXT, again.sign(TEXT))).isTrue();
  }

  private String encrypted(String passphrase) throws Exception {
    Path plain = folder.resolve("plain.pem");
    Files.writeString(
        plain, openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"));
    String pub = openssl("pkey", "-in", plain.toString(), "-pubout");
    return openssl("pkcs8", "-topk8", "-in", plain.toString(), "-passout", "pass:" + passphrase)
        + pub;
  }

  private static String openssl(String... arguments) throws Exception {
    return OpenSsl.run(Path.of("."), arguments);
  }
}
