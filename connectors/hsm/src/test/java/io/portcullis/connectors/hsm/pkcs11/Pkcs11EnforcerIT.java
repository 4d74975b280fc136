package io.portcullis.connectors.hsm.pkcs11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static io.portcullis.connectors.hsm.pkcs11.KeyActions.TOKEN;
import static io.portcullis.connectors.hsm.pkcs11.KeyActions.action;
import static org.assertj.core.api.Assertions.assertThat;

/** On a real SoftHSM2, seen by other programs too. */
class Pkcs11EnforcerIT {
  private static final String PIN = "pin-48151623";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path dir;
  private SoftHsm hsm;
  private Pkcs11Enforcer enforcer;

  @BeforeEach
  void token() throws Exception {
    hsm = SoftHsm.create(dir, TOKEN, PIN);
    hsm.key("EC:prime256v1", "a1", "--usage-sign");
    enforcer = enforcer(PIN, TIMEOUT);
  }

  @AfterEach
  void close() {
    enforcer.close();
  }

  @Test
  void aWrongPinIsToldWithoutThePinAndTriedOnce() throws Exception {
    // Given
    Pkcs11Enforcer wrong = enforcer("wrong-pin-777", TIMEOUT);
    // When
    Outcome first = wrong.enforce(action("a1", Want.DISABLED));
    // Then
    assertThat(first.status()).isEqualTo(Status.FAILED);
    assertThat(first.detail()).contains("CKR_PIN_INCORRECT").doesNotContain("pin-777");
    assertThat(wrong.enforce(action("a1", Want.DISABLED)).detail()).contains("not tried again");
    assertThat(wrong.check()).contains("not tried again").doesNotContain("pin-777");
    assertThat(wrong.workerPid()).isEmpty();
  }

  @Test
  void aPinThatWasPutRightIsTriedAgain() throws Exception {
    // Given
    Pkcs11Enforcer wrong = enforcer("wrong-pin-777", TIMEOUT);
    wrong.check();
    Files.writeString(dir.resolve("pin"), PIN);
    // When
    String check = wrong.check();
    // Then
    assertThat(check).isEqualTo("ok");
    wrong.close();
  }

  @Test
  void theRightPinStandsNowhereThatOthersLook() throws Exception {
    // Given
    Path process = Path.of("/proc");
    // When
    String check = enforcer.check();
    // Then
    Path child = process.resolve(Long.toString(enforcer.workerPid().orElseThrow()));
    assertThat(check).isEqualTo("ok");
    assertThat(Files.readString(child.resolve("cmdline"))).doesNotContain(PIN);
    assertThat(Files.readString(child.resolve("environ"))).doesNotContain(PIN);
    assertThat(hsm.config(TOKEN, dir.resolve("pin"), TIMEOUT).toString()).doesNotContain(PIN);
  }

  @Test
  void anUnknownKeyAndAnUnknownTokenAreNamed() {
    // Given
    Pkcs11Config config = config("no-such-token", TIMEOUT);
    // When / Then
    assertThat(enforcer.enforce(action("beef", Want.DISABLED)))
        .satisfies(o -> assertThat(o.status()).isEqualTo(Status.FAILED))
        .satisfies(o -> assertThat(o.detail()).contains("beef"));
    try (Pkcs11Enforcer other = new Pkcs11Enforcer(config, Clock.systemUTC())) {
      assertThat(other.check()).contains("no-such-token");
    }
  }

  @Test
  void whatIsNoKeyOfThisTokenIsRefused() {
    // Given
    Action certificate =
        action(new Target.OfCertificate("CN=x", "1", false), "a1", Want.DISABLED, 1);
    // When / Then
    assertThat(enforcer.serves(certificate.target())).isFalse();
    assertThat(enforcer.enforce(certificate).status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.enforce(action("a1", Want.REVOKED)).status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.enforce(action("not hex", Want.DISABLED)).detail()).contains("keyId");
  }

  @Test
  void aDisabledKeySignsForNobodyAndAnEnabledOneAgain() throws Exception {
    // Given
    assertThat(hsm.sign("ECDSA", "a1").exit()).isZero();
    // When
    Outcome disabled = enforcer.enforce(action("a1", Want.DISABLED));
    Outcome proof = enforcer.verify(action("a1", Want.DISABLED));
    SoftHsm.Seen refused = hsm.sign("ECDSA", "a1");
    Outcome enabled = enforcer.enforce(action("a1", Want.ENABLED));
    // Then
    assertThat(disabled.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(proof.status()).isEqualTo(Status.VERIFIED);
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.output()).contains("CKR_KEY_FUNCTION_NOT_PERMITTED");
    assertThat(enabled.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(enforcer.verify(action("a1", Want.ENABLED)).status()).isEqualTo(Status.VERIFIED);
    assertThat(hsm.sign("ECDSA", "a1").exit()).isZero();
    assertThat(List.of(disabled, proof, enabled)).allMatch(o -> !o.toString().contains(PIN));
  }

  @Test
  void theSameActionAgainChangesNothing() throws Exception {
    // Given
    enforcer.enforce(action("a1", Want.DISABLED));
    // When
    Outcome again = enforcer.enforce(action("a1", Want.DISABLED));
    // Then
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(again.detail()).contains("already disabled");
    enforcer.enforce(action("a1", Want.ENABLED));
    assertThat(enforcer.enforce(action("a1", Want.ENABLED)).detail()).contains("already enabled");
    assertThat(enforcer.verify(action("a1", Want.ENABLED)).status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void verifySaysWhatItSawInstead() {
    // When
    Outcome seen = enforcer.verify(action("a1", Want.DISABLED));
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(seen.detail()).contains("signs");
  }

  @Test
  void anRsaKeyLosesItsOtherWaysToSignToo() throws Exception {
    // Given
    hsm.key("rsa:2048", "b2", "--usage-sign", "--usage-decrypt");
    // When
    enforcer.enforce(action("b2", Want.DISABLED));
    // Then
    assertThat(enforcer.verify(action("b2", Want.DISABLED)).status()).isEqualTo(Status.VERIFIED);
    assertThat(hsm.start(decrypt("b2")).output()).contains("CKR_KEY_FUNCTION_NOT_PERMITTED");
    enforcer.enforce(action("b2", Want.ENABLED));
    assertThat(hsm.start(decrypt("b2")).output()).doesNotContain("NOT_PERMITTED");
  }

  @Test
  void anotherHubGivesTheKeyBack() {
    // Given
    enforcer.enforce(action("a1", Want.DISABLED));
    // When
    try (Pkcs11Enforcer other = new Pkcs11Enforcer(config(TOKEN, TIMEOUT), Clock.systemUTC())) {
      other.enforce(action("a1", Want.ENABLED));
      // Then
      assertThat(other.verify(action("a1", Want.ENABLED)).status()).isEqualTo(Status.VERIFIED);
    }
  }

  @Test
  void aLateRepetitionDoesNotUndoALaterAction() {
    // Given
    enforcer.enforce(action("a1", Want.DISABLED, 1));
    enforcer.enforce(action("a1", Want.ENABLED, 2));
    // When
    Outcome late = enforcer.enforce(action("a1", Want.DISABLED, 1));
    // Then
    assertThat(late.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(late.detail()).contains("generation 2");
    assertThat(enforcer.verify(action("a1", Want.ENABLED, 2)).status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aKeyWhoseUsesAreNotKnownIsNotGuessedAt() throws Exception {
    // Given
    enforcer.enforce(action("a1", Want.DISABLED));
    hsm.tool(
        "--delete-object",
        "--type",
        "data",
        "--application-label",
        "portcullis",
        "--label",
        "note on key a1");
    // When
    Outcome enabled = enforcer.enforce(action("a1", Want.ENABLED));
    // Then
    assertThat(enabled.status()).isEqualTo(Status.REFUSED);
    assertThat(enabled.detail()).contains("not by Portcullis");
  }

  private Pkcs11Enforcer enforcer(String pin, Duration timeout) throws Exception {
    Files.writeString(dir.resolve("pin"), pin);
    return new Pkcs11Enforcer(config(TOKEN, timeout), Clock.systemUTC());
  }

  private Pkcs11Config config(String token, Duration timeout) {
    return hsm.config(token, dir.resolve("pin"), timeout);
  }

  private String[] decrypt(String id) throws Exception {
    Path block = Files.write(dir.resolve("block"), new byte[256]);
    return new String[] {
      "pkcs11-tool",
      "--module",
      SoftHsm.MODULE.toString(),
      "--token-label",
      TOKEN,
      "--login",
      "--pin",
      PIN,
      "--decrypt",
      "-m",
      "RSA-X-509",
      "--id",
      id,
      "-i",
      block.toString()
    };
  }
}
