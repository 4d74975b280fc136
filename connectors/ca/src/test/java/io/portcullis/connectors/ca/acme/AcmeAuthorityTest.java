package io.portcullis.connectors.ca.acme;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.authority.RenewalWindow;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Misbehaviour;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a strict server of RFC 8555 and RFC 9773 that misbehaves on demand. */
class AcmeAuthorityTest {
  private static final String CA = "CN=Acme Test CA";
  private static final Instant NOW = Instant.parse("2026-04-30T00:00:00Z");
  private static final KeyPair CA_KEY = Keys.ec();
  private static final KeyPair ACCOUNT = Keys.ec();
  private static final KeyPair LEAF = Keys.ec();

  @TempDir Path dir;
  private X509Certificate leaf;
  private AcmeServer server;
  private AcmeAuthority authority;
  private AuthorityEnforcer enforcer;

  @BeforeEach
  void open() throws Exception {
    leaf = Keys.leaf(CA, CA_KEY, "CN=device-1", LEAF, new BigInteger("8765432100", 16));
    server = new AcmeServer(leaf);
    server.account(ACCOUNT.getPublic());
    Files.writeString(dir.resolve("device-1.pem"), Keys.pem(leaf));
    use(() -> text(ACCOUNT), Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    enforcer.close();
    server.close();
    assertThat(server.objections()).isEmpty();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"/dir", "/nonce", "/new-account", "/revoke"})
  void anErrorWithoutWordsIsNotNowWhereverItComes(String path) {
    // Given
    server.next(path, Misbehaviour.status(502, "text/html", path.equals("/nonce") ? "" : "<p>"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("HTTP 502");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dir", "/nonce", "/new-account", "/revoke"})
  void silenceIsSilenceWhereverItComes(String path) throws Exception {
    // Given
    use(() -> text(ACCOUNT), Duration.ofMillis(700));
    server.next(path, server.silence());
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(Status.SILENT);
  }

  @Test
  void whatIsNotAcmeIsNotNow() {
    // Given
    server.next("/dir", Misbehaviour.status(200, "text/html", "<html>maintenance</html>"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).startsWith("the answer is not ACME");
  }

  @Test
  void brokenJsonIsNotNow() {
    // Given
    server.next("/dir", Misbehaviour.status(200, "application/json", "{\"newNonce\":"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aBodyWithoutEndIsGivenUp() {
    // Given
    server.next("/dir", Misbehaviour.withoutEnd("application/json"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("longer than " + Directory.MAX_BODY);
  }

  @Test
  void aCompressedAnswerIsNotUnpacked() {
    // Given
    server.next(
        "/dir",
        Misbehaviour.status(200, "application/json", "x", Map.of("Content-Encoding", "gzip")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("compressed");
  }

  @Test
  void aRedirectIsNotFollowed() {
    // Given
    server.next("/dir", Misbehaviour.status(302, "text/html", "", Map.of("Location", "/other")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.detail()).contains("HTTP 302");
    assertThat(server.asked()).containsExactly("GET /dir");
  }

  @Test
  void aConnectionThatIsCutIsNotNow() {
    // Given: the JDK's client asks a second time by itself
    server.next("/revoke", Misbehaviour.hangUp());
    server.next("/revoke", Misbehaviour.hangUp());
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aServerThatLikesNoNonceIsAskedTenTimes() {
    // Given
    for (int i = 0; i < 20; i++) {
      server.next("/revoke", AcmeServer.problem(400, "badNonce", "not this one", Map.of()));
    }
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("badNonce");
    assertThat(Collections.frequency(server.asked(), "POST /revoke")).isEqualTo(10);
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
        Duration.ofSeconds(5));
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
    use(() -> text(key[0]), Duration.ofSeconds(10));
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

  @Test
  void theWindowForTheRenewalIsTold() throws Exception {
    // When
    Optional<RenewalWindow> window = authority.renewal(Actions.target(leaf));
    // Then
    RenewalWindow told = window.orElseThrow();
    assertThat(told.start()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    assertThat(told.end()).isEqualTo(Instant.parse("2026-05-03T00:00:00Z"));
    assertThat(told.explanation().map(Object::toString))
        .contains("https://ca.example.net/incident");
    assertThat(server.asked()).contains("GET " + AcmeServer.windowPath(leaf));
  }

  @ParameterizedTest
  @CsvSource({
    "'Wed, 29 Apr 2026 00:00:00 GMT', 60",
    "'Thu, 30 Apr 2026 00:00:59 GMT', 60",
    "'Thu, 30 Apr 2026 00:01:30 GMT', 90",
    "'Fri, 01 May 2026 00:00:01 GMT', 86400"
  })
  void whenToAskAgainIsBelievedWithinLimits(String told, int seconds) throws Exception {
    // Given
    server.next(
        AcmeServer.windowPath(leaf),
        Misbehaviour.status(
            200,
            "application/json",
            window("2026-05-01", "2026-05-02"),
            Map.of("Retry-After", told)));
    // When
    Optional<RenewalWindow> window = authority.renewal(Actions.target(leaf));
    // Then
    assertThat(window.orElseThrow().lookAgain()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void aWindowThatEndsBeforeItStartsIsNone() {
    // Given
    server.next(
        AcmeServer.windowPath(leaf),
        Misbehaviour.status(200, "application/json", window("2026-05-02", "2026-05-01")));
    // When, Then
    assertThatThrownBy(() -> authority.renewal(Actions.target(leaf)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can not start");
  }

  @Test
  void anAuthorityWithoutWindowsHasNoOpinion() throws Exception {
    // Given
    server.withoutWindows();
    // When, Then
    assertThat(authority.renewal(Actions.target(leaf))).isEmpty();
  }

  private static String window(String start, String end) {
    return "{\"suggestedWindow\":{\"start\":\"%sT00:00:00Z\",\"end\":\"%sT00:00:00Z\"}}"
        .formatted(start, end);
  }

  private Outcome revoke(ReasonCode reason) {
    return enforcer.enforce(Actions.action(Actions.target(leaf), Want.REVOKED, reason));
  }

  private void use(Supplier<String> accountKey, Duration timeout) throws Exception {
    if (enforcer != null) {
      enforcer.close();
    }
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    authority =
        new AcmeAuthority(
            new AcmeConfig(
                "acme",
                server.url("/dir"),
                new Issuers(List.of(Keys.authority(CA, CA_KEY))),
                accountKey,
                dir,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                timeout),
            clock);
    enforcer = new AuthorityEnforcer(authority, clock);
  }

  private static String text(KeyPair key) {
    try {
      return Keys.pem(key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
