package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.portcullis.connectors.hsm.pkcs11.KeyActions.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys of a real SoftHSM2 that sign, checked by the JDK alone. */
class TokenKeyIT {
  private static final String PIN = "pin-48151623";
  private static final byte[] TEXT = {1, 2, 3};

  @TempDir Path dir;
  private SoftHsm hsm;
  private Pkcs11Enforcer enforcer;

  @BeforeEach
  void token() throws Exception {
    hsm = SoftHsm.create(dir, TOKEN, PIN);
    Files.writeString(dir.resolve("pin"), PIN);
    enforcer =
        new Pkcs11Enforcer(
            hsm.config(TOKEN, dir.resolve("pin"), Duration.ofSeconds(60)), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    enforcer.close();
  }

  @Test
  void aKeyThatIsNotThereSignsNothing() {
    assertThatThrownBy(() -> enforcer.key("a1").sign(sha256()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no private key with CKA_ID a1");
  }

  @Test
  void whatIsNoSha256IsNotSigned() throws Exception {
    // Given
    hsm.key("EC:prime256v1", "a1", "--usage-sign");
    // When, then
    assertThatThrownBy(() -> enforcer.key("a1").sign(new byte[31]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no SHA-256");
  }

  @ParameterizedTest
  @CsvSource({
    "EC:prime256v1, SHA256withECDSA",
    "EC:secp521r1, SHA256withECDSA",
    "rsa:2048, SHA256withRSA"
  })
  void signs(String type, String algorithm) throws Exception {
    // Given
    hsm.key(type, "a1", "--usage-sign");
    TokenKey key = enforcer.key("a1");
    // When
    byte[] signature = key.sign(sha256());
    // Then
    Signature check = Signature.getInstance(algorithm);
    check.initVerify(key.publicKey());
    check.update(TEXT);
    assertThat(check.verify(signature)).isTrue();
  }

  private static byte[] sha256() throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(TEXT);
  }
}
