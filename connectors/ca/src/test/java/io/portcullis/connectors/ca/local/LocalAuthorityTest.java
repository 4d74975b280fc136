package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static io.portcullis.connectors.ca.local.Samples.action;
import static org.assertj.core.api.Assertions.assertThat;

/** Against the real responder, over HTTP. */
class LocalAuthorityTest {
  private static final ReasonCode WHY = ReasonCode.KEY_COMPROMISE;

  @TempDir Path dir;
  private LocalCa ca;
  private AuthorityEnforcer enforcer;
  private Issued issued;

  @BeforeEach
  void open() throws IOException {
    ca = LocalCa.open(Samples.config(dir), Clock.systemUTC());
    enforcer =
        new AuthorityEnforcer(
            new LocalAuthority(Samples.config(dir), ca, Clock.systemUTC()), Clock.systemUTC());
    issued = ca.issue(Samples.request("laptop-1"), Samples.cause(0));
  }

  @AfterEach
  void close() throws IOException {
    enforcer.close();
    ca.close();
  }

  @Test
  void aHoldOnPublicTrustIsRefusedAndARevocationIsNot() {
    // Given
    Target.OfCertificate open =
        new Target.OfCertificate(ca.issuer(), issued.certificate().serial(), true);
    // When
    Outcome hold = enforcer.enforce(action(open, Want.HELD, 1, WHY));
    // Then
    assertThat(hold.status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.enforce(action(open, Want.REVOKED, 2, WHY)).status())
        .isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void whatIsNotOursIsRefused() {
    Target foreign = new Target.OfCertificate("CN=Other", "a1", false);
    Target unknown = new Target.OfCertificate(ca.issuer(), "a1", false);
    Target noSerial = new Target.OfCertificate(ca.issuer(), "0x:", false);
    assertThat(enforcer.serves(foreign)).isFalse();
    assertThat(enforcer.serves(new Target.OfKey("t", "01"))).isFalse();
    for (Target target : new Target[] {foreign, unknown, noSerial}) {
      assertThat(enforcer.enforce(action(target, Want.HELD, 1, WHY)).status())
          .isEqualTo(Status.REFUSED);
      assertThat(enforcer.verify(action(target, Want.HELD, 1, WHY)).status())
          .isEqualTo(Status.FAILED);
    }
    assertThat(enforcer.enforce(action(issued, Want.DISABLED, 1, WHY)).status())
        .isEqualTo(Status.REFUSED);
  }

  @Test
  void aRevokedCertificateIsNotReleased() {
    // Given
    enforcer.enforce(action(issued, Want.REVOKED, 1, WHY));
    // When
    Outcome release = enforcer.enforce(action(issued, Want.VALID, 2, WHY));
    // Then
    assertThat(release.status()).isEqualTo(Status.REFUSED);
    assertThat(enforcer.verify(action(issued, Want.REVOKED, 1, WHY)).status())
        .isEqualTo(Status.VERIFIED);
  }

  @Test
  void verifyTellsWhatItSawInstead() {
    // When
    Outcome seen = enforcer.verify(action(issued, Want.HELD, 1, WHY));
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(seen.detail()).isEqualTo("OCSP says good");
  }

  @Test
  void withTheResponderGoneNothingIsVerified() throws IOException {
    // Given
    enforcer.enforce(action(issued, Want.HELD, 1, WHY));
    ca.close();
    // When
    Outcome seen = enforcer.verify(action(issued, Want.HELD, 1, WHY));
    // Then
    assertThat(seen.status()).isEqualTo(Status.FAILED);
    assertThat(enforcer.check()).isNotEqualTo("ok");
    assertThat(enforcer.enforce(action(issued, Want.VALID, 2, WHY)).status())
        .isEqualTo(Status.FAILED);
  }

  @Test
  void eachStateIsShownByOcspAtOnce() throws IOException {
    int generation = 0;
    for (Want want : new Want[] {Want.HELD, Want.VALID, Want.HELD, Want.REVOKED}) {
      generation++;
      // When
      Outcome done = enforcer.enforce(action(issued, want, generation, WHY));
      Outcome seen = enforcer.verify(action(issued, want, generation, WHY));
      // Then
      assertThat(done.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(seen.status()).as(want + ": " + seen.detail()).isEqualTo(Status.VERIFIED);
    }
    assertThat(ca.history(issued.certificate().serial()))
        .extracting(Change::generation)
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(enforcer.check()).isEqualTo("ok");
  }

  @Test
  void theSameActionAgainIsAcknowledgedAndChangesNothing() throws IOException {
    // Given
    enforcer.enforce(action(issued, Want.HELD, 1, WHY));
    // When
    Outcome again = enforcer.enforce(action(issued, Want.HELD, 1, WHY));
    // Then
    assertThat(again.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(ca.history(issued.certificate().serial())).hasSize(2);
  }

  @Test
  void aReasonThatMayComeBackDoesNotStopARevocation() {
    // When
    Outcome done = enforcer.enforce(action(issued, Want.REVOKED, 1, ReasonCode.CERTIFICATE_HOLD));
    // Then
    assertThat(done.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(ca.state(issued.certificate().serial()).orElseThrow().reason())
        .isEqualTo(ReasonCode.UNSPECIFIED);
    assertThat(enforcer.verify(action(issued, Want.REVOKED, 1, ReasonCode.UNSPECIFIED)).status())
        .isEqualTo(Status.VERIFIED);
  }

  @Test
  void aSerialThatWasNeverAssignedIsToldAndTheHubsOwnProbeIsNot() {
    // Given
    List<String> told = new CopyOnWriteArrayList<>();
    ca.onStranger(told::add);
    Target forged = new Target.OfCertificate(ca.issuer(), "0bad", false);
    // When
    enforcer.verify(action(forged, Want.VALID, 1, WHY));
    enforcer.verify(action(issued, Want.VALID, 1, WHY));
    enforcer.check();
    // Then
    assertThat(told).containsExactly("bad");
  }

  @Test
  void theIssuerIsKnownHoweverItIsSpelt() {
    assertThat(enforcer.serves(new Target.OfCertificate("/O=Keep/CN=Drawbridge CA", "1", false)))
        .isTrue();
  }
}
