package io.portcullis.connectors.ca.acme;

import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an ACME server says, and what it means. */
class AcmeAuthorityTest extends AcmeCase {
  @ParameterizedTest
  @CsvSource({
    "500, serverInternal, FAILED",
    "403, unauthorized, FAILED",
    "400, malformed, REFUSED",
    "404, malformed, REFUSED",
    "400, badPublicKey, REFUSED",
    "503, rateLimited, FAILED",
    "400, somethingNew, FAILED",
    "400, alreadyRevoked, ACKNOWLEDGED"
  })
  void aProblemMeansNotNowOrNever(int status, String type, Status expected) {
    // Given
    server.next("/revoke", AcmeServer.problem(status, type, "as it is", Map.of()));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(expected);
    assertThat(server.revoked()).isEmpty();
  }

  @Test
  void aLimitIsToldWithWhenToComeAgain() {
    // Given
    server.next(
        "/revoke",
        AcmeServer.problem(429, "rateLimited", "too many", Map.of("Retry-After", "3600")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("rateLimited", "too many", "Retry-After: 3600");
  }

  @Test
  void termsThatChangedAreNamed() {
    // Given
    server.next(
        "/revoke",
        AcmeServer.problem(
            403,
            "userActionRequired",
            "terms have changed",
            Map.of("Link", "<https://ca.example.net/terms>;rel=\"terms-of-service\"")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("agree to https://ca.example.net/terms");
  }

  @Test
  void aReasonThatIsNotTakenIsLeftOut() {
    // Given
    server.accepts(0, 1, 4, 5);
    // When
    Outcome outcome = revoke(ReasonCode.PRIVILEGE_WITHDRAWN);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(outcome.detail()).contains("without a reason", "PRIVILEGE_WITHDRAWN");
    assertThat(server.revoked()).containsEntry(leaf.getSerialNumber(), Optional.empty());
  }

  @Test
  void noReasonAtAllIsAskedForOnce() {
    // Given
    server.next(
        "/revoke",
        AcmeServer.problem(400, "badRevocationReason", "no", Map.of("Replay-Nonce", "")));
    server.next("/revoke", AcmeServer.problem(400, "badRevocationReason", "no", Map.of()));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(Collections.frequency(server.asked(), "POST /revoke")).isEqualTo(2);
  }

  @Test
  void aKeyThatCanNotBeHadIsNamedAndNothingIsAsked() throws Exception {
    // Given
    use(
        () -> {
          throw new IllegalStateException("env:ACME_KEY is not set");
        },
        Duration.ofSeconds(60));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).isEqualTo("account-key: env:ACME_KEY is not set");
    assertThat(enforcer.check()).isEqualTo("account-key: env:ACME_KEY is not set");
  }

  @Test
  void anAuthorityWithoutRevocationIsFoundByTheCheck() {
    // Given
    server.withoutRevocation();
    // When, Then
    assertThat(enforcer.check()).isEqualTo("its directory offers no revokeCert");
    assertThat(revoke(ReasonCode.SUPERSEDED).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aFolderThatIsGoneIsFoundByTheCheck() throws Exception {
    // Given
    Files.delete(dir.resolve("device-1.pem"));
    Files.delete(dir);
    // When, Then
    assertThat(enforcer.check()).contains("is not a folder");
    assertThat(revoke(ReasonCode.SUPERSEDED).status()).isEqualTo(Status.FAILED);
    Files.createDirectory(dir);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CERTIFICATE_HOLD", "REMOVE_FROM_CRL"},
      mode = EnumSource.Mode.EXCLUDE)
  void eachReasonIsToldByItsNumber(ReasonCode reason) {
    // When
    Outcome outcome = revoke(reason);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(server.revoked())
        .containsEntry(
            leaf.getSerialNumber(),
            reason == ReasonCode.UNSPECIFIED ? Optional.empty() : Optional.of(reason.code()));
  }

  @Test
  void theAccountIsLookedForOnceAndTheKeyReadEachTime() throws Exception {
    // Given
    KeyPair[] key = {ACCOUNT};
    use(() -> text(key[0]), Duration.ofSeconds(60));
    revoke(ReasonCode.SUPERSEDED);
    revoke(ReasonCode.SUPERSEDED);
    long before = Collections.frequency(server.asked(), "POST /new-account");
    KeyPair changed = Keys.rsa();
    server.account(changed.getPublic());
    // When
    key[0] = changed;
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(before).isEqualTo(1);
    assertThat(Collections.frequency(server.asked(), "POST /new-account")).isEqualTo(2);
    assertThat(outcome.detail()).contains("unauthorized");
  }
}
