package io.portcullis.lab.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.cfssl.CfsslAuthority;
import io.portcullis.connectors.ca.cfssl.CfsslConfig;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The hub's enforcer against Debian's cfssl, its store and its own OCSP responder. */
class CfsslIT {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NAME = "CN=Keep CFSSL CA,O=Keep";
  private final KeyPair keys = Keys.ec();

  @TempDir Path dir;
  private Cfssl cfssl;
  private CfsslAuthority authority;
  private AuthorityEnforcer enforcer;

  @BeforeEach
  void need() {
    Program.need("cfssl", "golang-cfssl");
    Program.need("sqlite3", "sqlite3");
  }

  @AfterEach
  void stop() {
    if (enforcer != null) {
      enforcer.close();
    }
    if (cfssl != null) {
      cfssl.close();
    }
  }

  @Test
  void aServerWithoutStoreIsFoundByTheCheck() throws Exception {
    // Given
    cfssl = Cfssl.startWithoutStore(dir);
    use(cfssl.authority(), Optional.empty());
    // When, Then
    assertThat(enforcer.check()).contains("serves no revoke", "-db-config");
    assertThat(enforcer.enforce(revocation(target("a1"))).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void anotherCaThanTheConfiguredOneIsFoundByTheCheck() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(Keys.authority("CN=Other", Keys.ec()), Optional.empty());
    // When, Then
    assertThat(enforcer.check()).contains("signs as another");
  }

  @Test
  void aNumberThatWasNeverIssuedIsRefused() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(cfssl.authority(), Optional.empty());
    // When
    Outcome outcome = enforcer.enforce(revocation(target("a1")));
    // Then
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).contains("certificate not found");
  }

  @Test
  void aWrongKeyGetsNoCertificate() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(cfssl.authority(), Optional.of(() -> "00"));
    // When, Then
    assertThatThrownBy(() -> authority.issue(Keys.request(keys, "canary"), LIFE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cfssl says");
  }

  @Test
  void whatTheHubRevokesIsRevokedAndProvedByOcsp() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(cfssl.authority(), Optional.empty());
    X509Certificate issued = authority.issue(Keys.request(keys, "device-1"), LIFE);
    cfssl.refreshOcsp();
    Outcome before = enforcer.verify(revocation(Actions.target(issued)));
    // When
    Outcome done = enforcer.enforce(revocation(Actions.target(issued)));
    Outcome early = enforcer.verify(revocation(Actions.target(issued)));
    cfssl.refreshOcsp();
    Outcome after = enforcer.verify(revocation(Actions.target(issued)));
    // Then
    assertThat(before.detail()).isEqualTo("OCSP says good");
    assertThat(done.status()).as(done.detail()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(cfssl.row(issued)).startsWith("revoked|1|");
    assertThat(early.status()).isEqualTo(Status.FAILED);
    assertThat(after.status()).as(after.detail()).isEqualTo(Status.VERIFIED);
    assertThat(after.detail()).startsWith("OCSP says revoked, reason 1");
  }

  @Test
  void whatIsRevokedKeepsItsReasonAndItsTime() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(cfssl.authority(), Optional.empty());
    X509Certificate issued = authority.issue(Keys.request(keys, "device-1"), LIFE);
    enforcer.enforce(revocation(Actions.target(issued)));
    cfssl.sql("UPDATE certificates SET revoked_at = '2026-01-02 03:04:05';");
    cfssl.refreshOcsp();
    // When
    Outcome again =
        enforcer.enforce(
            Actions.action(Actions.target(issued), Want.REVOKED, ReasonCode.SUPERSEDED));
    // Then
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(again.detail()).contains("already revoked", "2026-01-02T03:04:05Z");
    assertThat(cfssl.row(issued)).isEqualTo("revoked|1|2026-01-02 03:04:05");
  }

  @Test
  void theProfilesKeyGetsACertificateAndItsProfilesLife() throws Exception {
    // Given
    cfssl = Cfssl.startAlone(dir);
    use(cfssl.authority(), Optional.of(() -> profileKey()));
    // When
    X509Certificate issued = authority.issue(Keys.request(keys, "canary"), LIFE);
    // Then
    assertThat(issued.getPublicKey().getEncoded()).isEqualTo(keys.getPublic().getEncoded());
    Duration life =
        Duration.between(issued.getNotBefore().toInstant(), issued.getNotAfter().toInstant());
    assertThat(life).isEqualTo(LIFE);
    assertThat(enforcer.check()).isEqualTo("ok");
  }

  @Test
  void withoutOcspThisReleaseShowsNothing() throws Exception {
    // Given: it has no CRL of its store
    cfssl = Cfssl.startAlone(dir);
    authority =
        new CfsslAuthority(config(cfssl.authority(), Optional.empty(), false), Clock.systemUTC());
    enforcer = new AuthorityEnforcer(authority, Clock.systemUTC());
    X509Certificate issued = authority.issue(Keys.request(keys, "device-1"), LIFE);
    enforcer.enforce(revocation(Actions.target(issued)));
    // When
    Outcome seen = enforcer.verify(revocation(Actions.target(issued)));
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(seen.detail()).isEqualTo("this cfssl serves no CRL; configure proof");
    assertThat(cfssl.row(issued)).startsWith("revoked|1|");
  }

  @Test
  void whereItIsKeptUpToDateARelyingPartySeesTheRevocation() {
    // Given
    cfssl = Cfssl.start(dir);
    use(cfssl.authority(), Optional.empty());
    X509Certificate issued = cfssl.issue("device-1");
    Awaitility.await().atMost(SOON).until(() -> cfssl.says(issued), "good"::equals);
    // When
    Outcome done = enforcer.enforce(revocation(Actions.target(issued)));
    // Then
    assertThat(done.status()).as(done.detail()).isEqualTo(Status.ACKNOWLEDGED);
    Awaitility.await().atMost(SOON).until(() -> cfssl.says(issued), "keyCompromise"::equals);
  }

  private static io.portcullis.model.Action revocation(Target.OfCertificate target) {
    return Actions.action(target, Want.REVOKED, ReasonCode.KEY_COMPROMISE);
  }

  private static Target.OfCertificate target(String serial) {
    return new Target.OfCertificate(NAME, serial, false);
  }

  private String profileKey() {
    try {
      return Files.readString(new LabFolder(dir).secretFile("hub"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void use(X509Certificate issuer, Optional<Supplier<String>> key) {
    authority = new CfsslAuthority(config(issuer, key, true), Clock.systemUTC());
    enforcer = new AuthorityEnforcer(authority, Clock.systemUTC());
  }

  private CfsslConfig config(X509Certificate issuer, Optional<Supplier<String>> key, boolean ocsp) {
    return new CfsslConfig(
        "cfssl",
        cfssl.url(),
        new Issuers(List.of(issuer)),
        Optional.empty(),
        key.map(k -> "hub"),
        key,
        ocsp ? new Proof(Optional.of(cfssl.ocsp()), Optional.empty()) : Proof.NONE,
        Tls.USUAL,
        Duration.ofSeconds(60));
  }
}
