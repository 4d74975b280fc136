package io.portcullis.connectors.ca.cfssl;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Misbehaviour;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a strict server that answers as cfssl 1.6 does, and misbehaves on demand. */
class CfsslAuthorityTest {
  private static final String CA = "CN=Workload CA";
  private static final KeyPair KEYS = Keys.ec();
  private static final Target.OfCertificate TARGET = new Target.OfCertificate(CA, "ff", false);

  private X509Certificate issuer;
  private CfsslServer server;
  private AuthorityEnforcer enforcer;

  @BeforeEach
  void open() throws Exception {
    issuer = Keys.authority(CA, KEYS);
    use(identifier(), Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    enforcer.close();
    server.close();
    assertThat(server.objections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400, Invalid reason code, REFUSED",
    "400, 11000, database is locked, FAILED",
    "500, 500, broken, FAILED"
  })
  void anErrorOfCfsslMeansNotNowOrNever(int status, int code, String message, Status expected) {
    // Given
    server.next(CfsslServer.REVOKE, CfsslServer.error(status, code, message));
    // When
    Outcome outcome = revoke();
    // Then
    assertThat(outcome.status()).isEqualTo(expected);
    assertThat(outcome.detail()).isEqualTo("cfssl says " + message + " (" + code + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "401, HTTP 401: the hub may not call revoke there",
    "403, HTTP 403: the hub may not call revoke there",
    "404, 'HTTP 404: cfssl serves no revoke, which needs -db-config'",
    "302, HTTP 302",
    "503, HTTP 503"
  })
  void whatAProxySaysIsNotNow(int status, String detail) {
    // Given
    server.next(CfsslServer.REVOKE, Misbehaviour.status(status, "text/html", "<html>no</html>"));
    // When
    Outcome outcome = revoke();
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).isEqualTo(detail);
  }

  @Test
  void aLimitIsToldWithWhenToComeAgain() {
    // Given
    server.next(
        CfsslServer.REVOKE,
        Misbehaviour.status(429, "text/plain", "slow down", Map.of("Retry-After", "30")));
    // When, Then
    assertThat(revoke().detail()).isEqualTo("HTTP 429; Retry-After: 30");
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "200, {}", "200, '{\"success\":true}'", "400, []", "500, ''"})
  void whatIsNoAnswerOfCfsslIsNotNow(int status, String body) {
    // Given
    server.next(CfsslServer.REVOKE, Misbehaviour.status(status, "application/json", body));
    // When
    Outcome outcome = revoke();
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).startsWith("HTTP " + status + " with a body that is no");
  }

  @Test
  void aBodyWithoutEndIsGivenUp() {
    // Given
    server.next(CfsslServer.REVOKE, Misbehaviour.withoutEnd("application/json"));
    // When, Then
    assertThat(revoke().detail()).contains("longer than " + CfsslApi.MAX_BODY);
  }

  @Test
  void silenceIsSilence() throws Exception {
    // Given
    use(identifier(), Duration.ofMillis(700));
    server.next(CfsslServer.REVOKE, server.silence());
    // When, Then
    assertThat(revoke().status()).isEqualTo(Status.SILENT);
  }

  @Test
  void aNumberUnknownUnderAnyKeyIsRefused() throws Exception {
    // Given
    use("0123", Duration.ofSeconds(60));
    // When
    Outcome outcome = revoke();
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(server.requests())
        .containsExactly("255 " + identifier() + " keyCompromise", "255  keyCompromise");
  }

  @Test
  void aHoldThatCouldNotBeTakenBackIsRefused() {
    // When
    Outcome outcome =
        enforcer.enforce(Actions.action(TARGET, Want.HELD, ReasonCode.CERTIFICATE_HOLD));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aCrlThatAnotherSignedIsNoProof() throws Exception {
    // Given
    KeyPair other = Keys.ec();
    CfsslServer forging = new CfsslServer(Keys.authority(CA, other), other, identifier());
    server.close();
    server = forging;
    enforcer = enforcer(Duration.ofSeconds(60));
    // When
    Outcome seen = enforcer.verify(revocation());
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(seen.detail()).isEqualTo("the CRL is not signed by the authority");
  }

  @ParameterizedTest
  @CsvSource({"200, {\"result\":7}", "200, garbage", "500, ''"})
  void aCrlThatCanNotBeReadIsNoProof(int status, String body) {
    // Given
    server.next(CfsslServer.CRL, Misbehaviour.status(status, "application/json", body));
    // When, Then
    assertThat(enforcer.verify(revocation()).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatTheHubRevokesStandsInTheCrlThatTheApiSigns() {
    // When
    Outcome before = enforcer.verify(revocation());
    Outcome done = revoke();
    Outcome after = enforcer.verify(revocation());
    // Then
    assertThat(before.detail()).isEqualTo("CRL does not list it");
    assertThat(done.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(after.status()).isEqualTo(Status.VERIFIED);
    assertThat(after.detail()).startsWith("CRL lists it, reason 1");
    assertThat(server.requests()).containsExactly("255 " + identifier() + " keyCompromise");
    assertThat(enforcer.check()).isEqualTo("ok");
  }

  @Test
  void theSameAgainAsksNothingOfTheStore() {
    // Given
    revoke();
    // When
    Outcome again = revoke();
    // Then
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(again.detail()).startsWith("already revoked: CRL lists it");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatIsRevokedThoughItFailedAfterwardsIsRevoked() {
    // Given
    server.failsAfterwards();
    // When
    Outcome outcome = revoke();
    // Then
    assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(outcome.detail()).startsWith("revoked, although cfssl says UNIQUE constraint");
  }

  private Outcome revoke() {
    return enforcer.enforce(revocation());
  }

  private static Action revocation() {
    return Actions.action(TARGET, Want.REVOKED, ReasonCode.KEY_COMPROMISE);
  }

  private String identifier() {
    return HexFormat.of()
        .formatHex(
            SubjectKeyIdentifier.fromExtensions(Issuers.holder(issuer).getExtensions())
                .getKeyIdentifier());
  }

  private void use(String identifier, Duration timeout) throws Exception {
    if (enforcer != null) {
      enforcer.close();
      server.close();
    }
    server = new CfsslServer(issuer, KEYS, identifier);
    enforcer = enforcer(timeout);
  }

  private AuthorityEnforcer enforcer(Duration timeout) {
    CfsslConfig config =
        new CfsslConfig(
            "cfssl",
            server.url("/"),
            new Issuers(List.of(issuer)),
            Optional.of("primary"),
            Optional.empty(),
            Optional.empty(),
            Proof.NONE,
            Tls.USUAL,
            timeout);
    return new AuthorityEnforcer(new CfsslAuthority(config, Clock.systemUTC()), Clock.systemUTC());
  }
}
