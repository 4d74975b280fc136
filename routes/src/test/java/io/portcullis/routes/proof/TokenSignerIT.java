package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.hsm.pkcs11.PinReference;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Config;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.routes.checkpoint.TokenSigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Checkpoints signed by a key in SoftHSM2, which is pulled out and put back. */
class TokenSignerIT {
  private static final String PIN = "pin-48151623";
  private static final byte[] TEXT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void signsAgainWhenTheTokenIsBack() throws Exception {
    // Given
    SoftToken token = SoftToken.make(folder, "evidence", PIN);
    token.key("a1", "--usage-sign");
    try (Pkcs11Enforcer hsm = hsm(token)) {
      TokenSigner signer = new TokenSigner("evidence", "a1", hsm.key("a1"));
      byte[] first = signer.sign(TEXT);
      Files.move(folder.resolve("tokens"), folder.resolve("away"));
      Files.createDirectory(folder.resolve("tokens"));
      hsm.close();
      assertThatThrownBy(() -> signer.sign(TEXT)).isInstanceOf(IOException.class);
      // When
      Files.delete(folder.resolve("tokens"));
      Files.move(folder.resolve("away"), folder.resolve("tokens"));
      byte[] again = signed(signer);
      // Then
      assertThat(signer.key().verifies(TEXT, first)).isTrue();
      assertThat(signer.key().verifies(TEXT, again)).isTrue();
    }
  }

  /** The next child is started after a wait. */
  private static byte[] signed(TokenSigner signer) {
    return org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> signer.sign(TEXT), octets -> octets.length > 0);
  }

  private Pkcs11Enforcer hsm(SoftToken token) throws IOException {
    Path pin = Files.writeString(folder.resolve("pin"), PIN);
    return new Pkcs11Enforcer(
        new Pkcs11Config(
            "evidence",
            SoftToken.MODULE,
            "evidence",
            PinReference.parse("file:" + pin),
            Duration.ofSeconds(60),
            Map.of("SOFTHSM2_CONF", token.configuration().toString()),
            List.of()),
        Clock.systemUTC());
  }
}
