package io.portcullis.connectors.ca.vault;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Asking;
import io.portcullis.connectors.ca.authority.Expected;
import io.portcullis.connectors.ca.authority.Listed;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.authority.StrictServer;
import io.portcullis.connectors.ca.authority.TestPki;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.vault.VaultConfig.Login;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server that takes Vault's published requests alone. */
@Timeout(120)
class VaultAuthorityTest {
  private static final String TOKEN = "hvs.very-secret";
  private static final String COLONS = "a1:b2:c3:d4:e5";
  private static final String REVOKED =
      """
      {"data": {"revocation_time": 1772359200,
                "revocation_time_rfc3339": "2026-03-01T10:00:00Z", "state": "revoked"}}\
      """;

  private StrictServer server;
  private TestPki pki;

  @BeforeEach
  void open() throws Exception {
    server = StrictServer.plain();
    pki = new TestPki(Asking.CA);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private VaultAuthority vault(Duration timeout, Login login) {
    return new VaultAuthority(
        new VaultConfig(
            "vault",
            server.url(),
            "pki/int",
            Optional.of("teams/keep"),
            login,
            Optional.of("canary"),
            new Issuers(List.of(pki.root())),
            Proof.NONE,
            Tls.USUAL,
            timeout),
        Clock.systemUTC());
  }

  private VaultAuthority vault() {
    return vault(Asking.TIMEOUT, new Login.Token(() -> TOKEN));
  }

  private static Expected revoke() {
    return call("POST", "/v1/pki/int/revoke").json("{\"serial_number\": \"" + COLONS + "\"}");
  }

  private static Expected call(String method, String target) {
    return Expected.of(method, target)
        .header("X-Vault-Token", TOKEN)
        .header("X-Vault-Request", "true")
        .header("X-Vault-Namespace", "teams/keep");
  }

  @Test
  void whatVaultDoesNotKnowIsRefused() {
    // Given
    server.expect(
        revoke().answered(400, "{\"errors\": [\"certificate with serial a1 not found.\"]}"));
    // When
    Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("HTTP 400", "not found");
    server.done();
  }

  @Test
  void anExpiredCertificateIsNotRevoked() {
    // Given
    server.expect(revoke().answered(200, "{\"data\": null, \"warnings\": [\"already expired\"]}"));
    // When
    Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("already expired");
  }

  @Test
  void aMissingRightIsNamedAndTriedAgain() {
    // Given
    server.expect(revoke().answered(403, "{\"errors\": [\"permission denied\"]}"));
    // When
    Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail())
        .contains("permission denied", "update on pki/int/revoke")
        .doesNotContain(TOKEN);
  }

  @Test
  void aSealedOrBusyVaultIsAskedAgain() {
    // Given
    server.expect(revoke().answered(503, "{\"errors\": [\"Vault is sealed\"]}"));
    server.expect(revoke().answered(429, "{}", Map.of("Retry-After", "30")));
    server.expect(revoke().answered(200, "{\"data\": {\"state\": \"pending\"}}"));
    server.expect(revoke().answered(302, "", Map.of("Location", "https://elsewhere/")));
    for (String why :
        List.of("Vault is sealed", "asks to wait: 30", "waits for the cluster", "not the API")) {
      // When
      Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
      // Then
      assertThat(outcome.status()).as(why).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).contains(why);
    }
    server.done();
  }

  @Test
  void whatIsNoAnswerIsNoSuccess() {
    // Given
    server.expect(revoke().answered(200, "<html>proxy</html>"));
    server.expect(revoke().hangsUp());
    server.expect(revoke().endless());
    for (String why : List.of("not JSON", "no whole answer", "longer than")) {
      // When
      Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
      // Then
      assertThat(outcome.status()).as(why).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).contains(why).doesNotContain("proxy");
    }
  }

  @Test
  void silenceIsSilence() {
    // Given
    server.expect(revoke().silent());
    // When
    Outcome outcome = Asking.of(vault(Asking.SHORT, new Login.Token(() -> TOKEN))).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.SILENT);
  }

  @Test
  void holdsAreRefusedWithoutACall() {
    // When
    Outcome outcome = Asking.of(vault()).to(Want.HELD);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    server.done();
  }

  @Test
  void aTokenThatCanNotBeReadIsToldByItsReference() {
    // Given
    Login login =
        new Login.Token(
            () -> {
              throw new IllegalStateException("file:secrets/vault is not a file");
            });
    // When
    Outcome outcome = Asking.of(vault(Asking.TIMEOUT, login)).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).isEqualTo("file:secrets/vault is not a file");
  }

  @Test
  void aRevocationIsDoneAndRepeatedWithoutHarm() {
    // Given
    server.expect(revoke().answered(200, REVOKED)).expect(revoke().answered(200, REVOKED));
    for (int i = 0; i < 2; i++) {
      // When
      Outcome outcome = Asking.of(vault()).to(Want.REVOKED);
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.detail())
          .isEqualTo("revoked since 2026-03-01T10:00:00Z; Vault keeps no reason");
    }
    server.done();
  }

  @Test
  void aLoginByAppRoleIsKeptAndRenewedWhenItIsNoLongerTaken() {
    // Given
    Login login = new Login.AppRole("approle", "role-1", () -> "secret-1");
    Expected ask =
        Expected.of("POST", "/v1/auth/approle/login")
            .header("X-Vault-Token", "")
            .header("X-Vault-Namespace", "teams/keep")
            .json("{\"role_id\": \"role-1\", \"secret_id\": \"secret-1\"}");
    server.expect(
        ask.answered(200, "{\"auth\": {\"client_token\": \"t1\", \"lease_duration\": 3600}}"));
    server.expect(revoke().header("X-Vault-Token", "t1").answered(200, REVOKED));
    server.expect(revoke().header("X-Vault-Token", "t1").answered(403, "{}"));
    server.expect(
        ask.answered(200, "{\"auth\": {\"client_token\": \"t2\", \"lease_duration\": 3600}}"));
    server.expect(revoke().header("X-Vault-Token", "t2").answered(200, REVOKED));
    VaultAuthority vault = vault(Asking.TIMEOUT, login);
    Asking.of(vault).to(Want.REVOKED);
    // When
    Outcome second = Asking.of(vault).to(Want.REVOKED);
    // Then
    assertThat(second.status()).isEqualTo(Status.ACKNOWLEDGED);
    server.done();
  }

  @Test
  void aRefusedLoginIsTold() {
    // Given
    Login login = new Login.AppRole("approle", "role-1", () -> "secret-1");
    server.expect(
        Expected.of("POST", "/v1/auth/approle/login")
            .json("{\"role_id\": \"role-1\", \"secret_id\": \"secret-1\"}")
            .answered(400, "{\"errors\": [\"invalid role or secret ID\"]}"));
    // When
    Outcome outcome = Asking.of(vault(Asking.TIMEOUT, login)).to(Want.REVOKED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail())
        .contains("login by AppRole", "invalid role")
        .doesNotContain("secret-1");
  }

  @Test
  void lookingTellsThatItIsVaultsOwnWord() {
    // Given
    Expected look = call("GET", "/v1/pki/int/cert/" + COLONS);
    server.expect(look.answered(404, "{\"errors\": []}"));
    server.expect(look.answered(200, "{\"data\": {}}"));
    server.expect(look.answered(200, "{\"data\": {\"revocation_time\": 0}}"));
    server.expect(look.answered(200, REVOKED));
    List<Seen.Kind> seen = new ArrayList<>();
    // When
    for (int i = 0; i < 4; i++) {
      seen.add(vault().look(Asking.of(vault()).target()).kind());
    }
    // Then
    assertThat(seen)
        .containsExactly(Seen.Kind.UNKNOWN, Seen.Kind.NONE, Seen.Kind.GOOD, Seen.Kind.REVOKED);
    server.expect(look.answered(200, REVOKED));
    Outcome verified = Asking.of(vault()).verify(Want.REVOKED);
    assertThat(verified.status()).isEqualTo(Status.VERIFIED);
    assertThat(verified.detail()).startsWith("Vault says revoked");
    server.done();
  }

  @Test
  void theCrlIsRebuilt() throws IOException {
    // Given
    Expected rotate = call("GET", "/v1/pki/int/crl/rotate");
    server.expect(rotate.answered(200, "{\"data\": {\"success\": true}}"));
    server.expect(rotate.answered(403, "{}"));
    // When
    Reply reply = vault().publishCrl();
    // Then
    assertThat(reply.kind()).isEqualTo(Reply.Kind.DONE);
    assertThat(vault().publishCrl().text()).contains("read on pki/int/crl/rotate");
  }

  @Test
  void aCertificateIsIssuedByTheRole() throws Exception {
    // Given
    KeyPair keys = TestPki.keys();
    X509Certificate leaf = pki.leaf("CN=canary", keys, BigInteger.TEN);
    byte[] request = TestPki.request(keys);
    server.expect(
        call("POST", "/v1/pki/int/sign/canary")
            .json(
                Json.text(
                    Map.of(
                        "csr", TestPki.text("CERTIFICATE REQUEST", request),
                        "ttl", "3600s",
                        "format", "pem")))
            .answered(
                200,
                Json.text(
                    Map.of(
                        "data",
                        Map.of("certificate", TestPki.text("CERTIFICATE", leaf.getEncoded()))))));
    // When
    X509Certificate issued = vault().issue(request, Duration.ofHours(1));
    // Then
    assertThat(issued).isEqualTo(leaf);
    server.expect(
        call("POST", "/v1/pki/int/sign/canary")
            .body(b -> "")
            .answered(200, "{\"data\": {\"certificate\": \"no\"}}"));
    assertThatThrownBy(() -> vault().issue(request, Duration.ofHours(1)))
        .hasMessage("the answer holds no certificate");
  }

  @Test
  void itsCertificatesAreListedWithoutThoseOfOthers() throws Exception {
    // Given
    KeyPair keys = TestPki.keys();
    X509Certificate own = pki.leaf("CN=laptop", keys, BigInteger.valueOf(0xa1b2));
    X509Certificate other = new TestPki("CN=Other").leaf("CN=x", keys, BigInteger.valueOf(0xcc));
    server.expect(
        call("GET", "/v1/pki/int/certs?list=true")
            .answered(200, "{\"data\": {\"keys\": [\"a1:b2\", \"cc\", \"dd\"]}}"));
    server.expect(shown("a1:b2", own, 1));
    server.expect(shown("cc", other, 0));
    server.expect(call("GET", "/v1/pki/int/cert/dd").answered(404, "{}"));
    List<Listed> listed = new ArrayList<>();
    // When
    vault().list(listed::add);
    // Then
    assertThat(listed)
        .containsExactly(
            new Listed(
                "CN=Keep Issuing CA,O=Keep",
                "a1b2",
                "CN=laptop",
                own.getNotAfter().toInstant(),
                Seen.Kind.REVOKED));
    server.done();
  }

  private static Expected shown(String serial, X509Certificate x509, int time) throws Exception {
    return call("GET", "/v1/pki/int/cert/" + serial)
        .answered(
            200,
            Json.text(
                Map.of(
                    "data",
                    Map.of(
                        "certificate",
                        TestPki.text("CERTIFICATE", x509.getEncoded()),
                        "revocation_time",
                        time))));
  }

  @Test
  void doctorAsksWhatTheTokenMay() {
    // Given
    Expected ask =
        call("POST", "/v1/sys/capabilities-self").json("{\"paths\": [\"pki/int/revoke\"]}");
    server.expect(ask.answered(200, "{\"data\": {\"pki/int/revoke\": [\"deny\"]}}"));
    server.expect(ask.answered(403, "{\"errors\": [\"invalid token\"]}"));
    server.expect(ask.answered(200, "{\"data\": {\"pki/int/revoke\": [\"create\", \"update\"]}}"));
    // When
    List<String> said = List.of(vault().check(), vault().check(), vault().check());
    // Then
    assertThat(said.get(0)).contains("may not revoke", "update on pki/int/revoke");
    assertThat(said.get(1)).isEqualTo("HTTP 403: invalid token");
    assertThat(said.get(2)).isEqualTo("ok");
  }

  @Test
  void aTokenIsNeverSentInClear() {
    assertThatThrownBy(
            () ->
                new VaultConfig(
                    "vault",
                    java.net.URI.create("http://vault.example.net"),
                    "pki",
                    Optional.empty(),
                    new Login.Token(() -> TOKEN),
                    Optional.empty(),
                    new Issuers(List.of(pki.root())),
                    Proof.NONE,
                    Tls.USUAL,
                    Asking.TIMEOUT))
        .hasMessage("url: would send a secret in clear; use https");
  }
}
