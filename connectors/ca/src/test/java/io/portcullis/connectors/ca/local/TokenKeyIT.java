package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The authority's key in a real SoftHSM2. The module reads its configuration from the file that the
 * build names in SOFTHSM2_CONF, and it is loaded once into this process: hence one token for all.
 */
class TokenKeyIT {
  private static final String MODULE = "/usr/lib/softhsm/libsofthsm2.so";
  private static final String PIN = "pin-10342";

  @TempDir Path dir;

  @BeforeEach
  void token() throws Exception {
    Program.need(MODULE, "softhsm2");
    Path conf = Path.of(System.getenv("SOFTHSM2_CONF"));
    if (!Files.exists(conf)) {
      Path tokens = Files.createDirectories(conf.resolveSibling("tokens-" + System.nanoTime()));
      Files.writeString(conf, "directories.tokendir = " + tokens + "\n");
      Program.Seen made =
          Program.run(
              "softhsm2-util",
              "--init-token",
              "--free",
              "--label",
              "keep-ca",
              "--so-pin",
              "so-10342",
              "--pin",
              PIN);
      assertThat(made.exit()).as(made.output()).isZero();
    }
  }

  private LocalCaConfig config(String pin, String folder) throws IOException {
    Path file = Files.writeString(dir.resolve("pin"), pin + "\n");
    return Samples.config(dir.resolve(folder))
        .withKey(new KeySource.Pkcs11(Path.of(MODULE), 0, file, "keep-ca-key"));
  }

  @Test
  void aWrongPinIsToldWithoutIt() throws IOException {
    // Given
    LocalCaConfig config = config("wrong-5150", "a");
    // When / Then
    assertThatThrownBy(() -> LocalCa.open(config, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token behind " + MODULE)
        .hasMessageContaining("CKR_PIN_INCORRECT")
        .hasMessageNotContaining("wrong-5150");
  }

  @Test
  void aKeyThatNeverLeavesTheTokenSignsCertificatesAndAnswers() throws Exception {
    // Given
    X509Certificate first;
    try (LocalCa ca = LocalCa.open(config(PIN, "b"), Clock.systemUTC())) {
      first = ca.certificate();
    }
    // When
    try (LocalCa ca = LocalCa.open(config(PIN, "c"), Clock.systemUTC());
        AuthorityEnforcer enforcer =
            new AuthorityEnforcer(
                new LocalAuthority(config(PIN, "c"), ca, Clock.systemUTC()), Clock.systemUTC())) {
      Issued issued = ca.issue(Samples.request("x"), Samples.cause(0));
      // Then
      assertThat(ca.certificate()).isEqualTo(first);
      issued.x509().verify(first.getPublicKey());
      assertThat(enforcer.check()).isEqualTo("ok");
    }
  }
}
