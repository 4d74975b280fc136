package io.portcullis.connectors.ca.acme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.Login;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;
import io.portcullis.connectors.ca.testkit.Actions;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.Program;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** The hub's enforcer against a real ACME server, which is asked afterwards what it holds. */
class PebbleIT {
  private final KeyPair accountKey = Keys.ec();
  private final KeyPair leafKey = Keys.ec();

  @TempDir Path dir;
  private Pebble pebble;
  private Login account;
  private X509Certificate leaf;
  private AcmeAuthority authority;
  private AuthorityEnforcer enforcer;

  @BeforeEach
  void start() throws Exception {
    Program.need("pebble", "pebble");
    pebble = Pebble.start(dir);
    Files.createDirectories(dir.resolve("lego/certificates"));
    Files.createDirectories(dir.resolve("keys"));
    use(accountKey);
    account = pebble.account(new Directory(config(accountKey)).call().session(), accountKey);
    leaf = pebble.issue(account.getAccount(), leafKey, "device-1.example.org");
    Files.writeString(dir.resolve("lego/certificates/device-1.crt"), Keys.pem(leaf));
  }

  @AfterEach
  void stop() {
    if (pebble != null) {
      enforcer.close();
      pebble.close();
    }
  }

  @Test
  void anUnknownAccountRevokesNothing() throws Exception {
    // Given
    use(Keys.ec());
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("accountDoesNotExist", "certificate-keys");
    assertThat(pebble.status(leaf)).contains("\"Valid\"");
    assertThat(enforcer.check()).contains("account-key belongs to no account");
  }

  @Test
  void anAccountThatDidNotIssueItRevokesNothingWithoutTheCertificatesKey() throws Exception {
    // Given
    KeyPair stranger = Keys.rsa();
    use(stranger);
    pebble.account(new Directory(config(stranger)).call().session(), stranger);
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("unauthorized");
    assertThat(pebble.status(leaf)).contains("\"Valid\"");
  }

  @Test
  void theCertificatesOwnKeyIsTheSecondWay() throws Exception {
    // Given
    KeyPair stranger = Keys.ec();
    use(stranger);
    pebble.account(new Directory(config(stranger)).call().session(), stranger);
    leafKeyInFolder();
    // When
    Outcome outcome = revoke(ReasonCode.CESSATION_OF_OPERATION);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(pebble.status(leaf)).contains("\"Revoked\"", "\"Reason\": 5");
  }

  @Test
  void aCertificateThatIsNotInTheFolderIsRefusedWithWhatToDo() throws Exception {
    // Given
    Files.delete(dir.resolve("lego/certificates/device-1.crt"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("put it there as PEM or DER");
  }

  @Test
  void aHoldIsRefused() {
    Target target = Actions.target(leaf);
    assertThat(
            enforcer
                .enforce(Actions.action(target, Want.HELD, ReasonCode.CERTIFICATE_HOLD))
                .status())
        .isEqualTo(Status.REFUSED);
  }

  @Test
  void theAccountRevokesAndTheSameAgainIsAcknowledged() throws Exception {
    // When
    Outcome first = revoke(ReasonCode.SUPERSEDED);
    String status = pebble.status(leaf);
    Outcome again = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(first.status()).as(first.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(status).contains("\"Revoked\"", "\"Reason\": 4");
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(again.detail()).isEqualTo("the CA says: already revoked");
    assertThat(pebble.status(leaf)).isEqualTo(status);
    assertThat(enforcer.check()).isEqualTo("ok");
  }

  @Test
  void aCompromisedKeyRevokesItsOwnCertificateFirst() throws Exception {
    // Given: an account that could not
    use(Keys.ec());
    leafKeyInFolder();
    // When
    Outcome outcome = revoke(ReasonCode.KEY_COMPROMISE);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(pebble.status(leaf)).contains("\"Revoked\"", "\"Reason\": 1");
  }

  @Test
  void whereNothingElseShowsItTheAuthoritysWordIsTheProof() {
    // Given
    Target target = Actions.target(leaf);
    Outcome before = enforcer.verify(Actions.action(target, Want.REVOKED, ReasonCode.SUPERSEDED));
    revoke(ReasonCode.SUPERSEDED);
    // When
    Outcome after = enforcer.verify(Actions.action(target, Want.REVOKED, ReasonCode.SUPERSEDED));
    // Then
    assertThat(before.status()).isEqualTo(Status.FAILED);
    assertThat(after.status()).as(after.detail()).isEqualTo(Status.VERIFIED);
    assertThat(after.detail())
        .contains("already revoked", "its word alone", "neither OCSP nor CRL");
  }

  @Test
  void thisPebbleSuggestsNoWindowForRenewals() throws Exception {
    assertThat(pebble.directoryText()).doesNotContain("renewalInfo");
    assertThat(authority.renewal(leaf)).isEmpty();
  }

  private Outcome revoke(ReasonCode reason) {
    return enforcer.enforce(Actions.action(Actions.target(leaf), Want.REVOKED, reason));
  }

  private void leafKeyInFolder() throws Exception {
    Path file = Files.writeString(dir.resolve("keys/device-1.key"), Keys.pem(leafKey));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void use(KeyPair key) throws Exception {
    authority = new AcmeAuthority(config(key), Clock.systemUTC());
    enforcer = new AuthorityEnforcer(authority, Clock.systemUTC());
  }

  private AcmeConfig config(KeyPair key) throws Exception {
    String pem = Keys.pem(key);
    return new AcmeConfig(
        "pebble",
        pebble.directory(),
        Issuers.read(List.of(pebble.issuer())),
        () -> pem,
        dir.resolve("lego"),
        Optional.of(dir.resolve("keys")),
        Proof.NONE,
        new Tls(Optional.of(pebble.tls()), Optional.empty()),
        Duration.ofSeconds(60));
  }
}
