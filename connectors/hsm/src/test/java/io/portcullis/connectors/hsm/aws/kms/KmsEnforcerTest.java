package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that checks each request as AWS does; AWS itself was never asked. */
@Timeout(120)
class KmsEnforcerTest {
  private static final String SECRET = "secret-of-a-test/47+x";
  private static final String KEY =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  /** Shorter only where silence is waited for. */
  private Duration timeout = Duration.ofSeconds(30);

  private volatile String secret = SECRET;
  private StrictKms aws;
  private KmsEnforcer enforcer;

  @BeforeEach
  void open() throws IOException {
    aws = new StrictKms(SECRET).key(KEY, "Enabled");
    enforcer = enforcer(Optional.empty(), Optional.empty());
  }

  @AfterEach
  void close() {
    enforcer.close();
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-central-1:999922223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-central-1:111122223333:alias/issuing",
        "https://example.vault.azure.net/keys/issuing"
      })
  void aKeyOfAnotherAccountOrRegionAndAnAliasAreNotAskedFor(String other) {
    // When
    Outcome outcome = enforcer.enforce(action(new Target.OfCloudKey(other), Want.DISABLED));
    // Then
    assertThat(enforcer.serves(new Target.OfCloudKey(other))).isFalse();
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void whatIsNoStateOfAKeyIsRefused() {
    // When / Then
    assertThat(enforcer.enforce(action(Want.REVOKED)).status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.verify(action(Want.REVOKED)).status()).isEqualTo(Status.FAILED);
    assertThat(enforcer.serves(new Target.OfKey("t", "01"))).isFalse();
    assertThat(aws.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PendingDeletion", "PendingReplicaDeletion", "PendingImport", "Unavailable"})
  void aKeyInAnotherStateIsRefusedWithThatWord(String state) {
    // Given
    aws.key(KEY, state);
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).isEqualTo("the key is " + state);
    assertThat(aws.calls()).containsExactly("DescribeKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Creating", "Updating"})
  void aStateThatPassesIsTriedAgain(String state) {
    // Given
    aws.key(KEY, state);
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains(state);
  }

  @Test
  void aStateThatChangedMeanwhileIsRefused() {
    // Given
    aws.on("DisableKey", StrictKms.error(400, "KMSInvalidStateException", "is pending deletion"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("is pending deletion");
  }

  @Test
  void aKeyThatIsNotThereIsGone() {
    // Given
    aws.key(KEY, "Enabled");
    Target other = new Target.OfCloudKey(KEY.replace("1234abcd", "9999abcd"));
    // When
    Outcome outcome = enforcer.enforce(action(other, Want.DISABLED));
    // Then
    assertThat(outcome.gone()).isTrue();
  }

  @Test
  void aMissingPermissionIsNamed() {
    // Given
    aws.on("DisableKey", StrictKms.error(400, "AccessDeniedException", "no policy allows it"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("kms:DisableKey is not allowed", "no policy allows it");
  }

  @Test
  void aSlowedDownCallIsTriedAgainLaterAndNotAtOnce() {
    // Given
    aws.on("DisableKey", StrictKms.error(400, "ThrottlingException", "Rate exceeded"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("ThrottlingException");
    assertThat(aws.calls()).containsExactly("DescribeKey", "DisableKey");
  }

  @Test
  void aFailureOfKmsIsTriedAgainLaterAndNotAtOnce() {
    // Given
    aws.on("DescribeKey", StrictKms.error(500, "KMSInternalException", "oops"));
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("KMSInternalException", "HTTP 500");
    assertThat(aws.calls()).containsExactly("DescribeKey");
  }

  @Test
  void anAnswerThatIsNoneOfKmsProvesNothing() {
    // Given
    aws.on("DescribeKey", e -> StrictKms.send(e, 200, "<html>a proxy's page</html>"));
    // When
    Outcome outcome = enforcer.verify(action(Want.ENABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void silenceIsNoAnswer() {
    // Given
    aws.on("DescribeKey", exchange -> {});
    timeout = Duration.ofSeconds(1);
    try (KmsEnforcer hasty = enforcer(Optional.empty(), Optional.empty())) {
      // When
      Outcome outcome = hasty.enforce(action(Want.DISABLED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.SILENT);
      assertThat(outcome.detail()).isEqualTo("no whole answer within 1000 ms");
    }
  }

  @Test
  void aBrokenConnectionIsNoAnswer() {
    // Given
    aws.on("DisableKey", exchange -> exchange.close());
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
  }

  @Test
  void aBodyWithoutAnEndIsReadToTheBoundOnly() {
    // Given
    aws.on(
        "DescribeKey",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[8_192]);
          }
        });
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
    assertThat(outcome.detail()).contains("longer than 65536 bytes");
  }

  @Test
  void aWrongSecretIsToldWithoutIt() {
    // Given
    secret = "some-wrong-secret";
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail())
        .contains("InvalidSignatureException")
        .doesNotContain("wrong-secret");
    assertThat(enforcer.check()).contains("InvalidSignatureException");
    assertThat(aws.state(KEY)).isEqualTo("Enabled");
  }

  @Test
  void aSecretThatCanNotBeReadIsNamedByItsReference() {
    // Given
    KmsConfig.Credentials broken =
        new KmsConfig.Credentials(
            StrictKms.ACCESS_KEY,
            () -> {
              throw new IllegalStateException("file:kms.secret is not a file");
            },
            Optional.empty());
    try (KmsEnforcer other = new KmsEnforcer(config(broken, Optional.empty()), Clock.systemUTC())) {
      // When
      Outcome outcome = other.enforce(action(Want.DISABLED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).isEqualTo("file:kms.secret is not a file");
    }
  }

  @Test
  void aNewSecretCountsAtOnce() {
    // Given
    aws.secret("another");
    assertThat(enforcer.enforce(action(Want.DISABLED)).status()).isEqualTo(Status.FAILED);
    secret = "another";
    // When
    Outcome outcome = enforcer.enforce(action(Want.DISABLED));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void aKeyIsDisabledAndEnabledAndSeenSo() {
    // When
    Outcome disabled = enforcer.enforce(action(Want.DISABLED));
    Outcome again = enforcer.enforce(action(Want.DISABLED));
    Outcome proof = enforcer.verify(action(Want.DISABLED));
    Outcome tooEarly = enforcer.verify(action(Want.ENABLED));
    Outcome enabled = enforcer.enforce(action(Want.ENABLED));
    // Then
    assertThat(disabled.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(disabled.detail()).isEqualTo("kms:DisableKey taken; it was Enabled");
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(proof.status()).isEqualTo(Status.VERIFIED);
    assertThat(proof.detail()).isEqualTo("DescribeKey says Disabled");
    assertThat(tooEarly.status()).isEqualTo(Status.FAILED);
    assertThat(enabled.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(aws.state(KEY)).isEqualTo("Enabled");
    assertThat(aws.calls()).isSubsetOf("DescribeKey", "DisableKey", "EnableKey");
  }

  @Test
  void aSessionTokenGoesWithIt() {
    // Given
    aws.session("token-of-a-role");
    KmsConfig.Credentials role =
        new KmsConfig.Credentials(
            StrictKms.ACCESS_KEY, () -> secret, Optional.of(() -> "token-of-a-role"));
    try (KmsEnforcer other = new KmsEnforcer(config(role, Optional.empty()), Clock.systemUTC())) {
      // When
      Outcome outcome = other.enforce(action(Want.DISABLED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    }
  }

  @Test
  void doctorAsksForAKeyThatIsNotThereAndChangesNothing() {
    // When
    String check = enforcer.check();
    // Then
    assertThat(check).isEqualTo("ok");
    assertThat(aws.calls()).containsExactly("DescribeKey");
    aws.on("DescribeKey", StrictKms.error(400, "AccessDeniedException", "no"));
    assertThat(enforcer.check()).contains("kms:DescribeKey is not allowed");
  }

  @Test
  void aNamedKeyOfDoctorMustBeThere() {
    // Given
    try (KmsEnforcer named = enforcer(Optional.empty(), Optional.of("no-such-key"))) {
      // When / Then
      assertThat(named.check()).contains("no such key");
    }
    try (KmsEnforcer named = enforcer(Optional.empty(), Optional.of(KEY))) {
      assertThat(named.check()).isEqualTo("ok");
    }
  }

  private KmsEnforcer enforcer(
      Optional<java.util.function.Supplier<String>> session, Optional<String> probe) {
    KmsConfig.Credentials credentials =
        new KmsConfig.Credentials(StrictKms.ACCESS_KEY, () -> secret, session);
    return new KmsEnforcer(config(credentials, probe), Clock.systemUTC());
  }

  private KmsConfig config(KmsConfig.Credentials credentials, Optional<String> probe) {
    return new KmsConfig(
        "kms",
        "111122223333",
        StrictKms.REGION,
        Optional.of(aws.url()),
        Optional.of(credentials),
        timeout,
        probe);
  }

  private static Action action(Want want) {
    return action(new Target.OfCloudKey(KEY), want);
  }

  private static Action action(Target target, Want want) {
    Instant decided = Instant.parse("2026-03-01T10:00:00Z");
    return new Action(
        Action.id("key-1", target, want, 1),
        "key-1",
        SubjectKind.KEY,
        target,
        want,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "test-rule",
        "sig-1",
        decided,
        decided);
  }
}
