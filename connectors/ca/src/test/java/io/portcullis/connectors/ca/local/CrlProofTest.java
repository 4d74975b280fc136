package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.CrlProof;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.Hop;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static io.portcullis.connectors.ca.local.Samples.action;
import static org.assertj.core.api.Assertions.assertThat;

/** Against the CRL as it is served. */
class CrlProofTest {
  private static final ReasonCode WHY = ReasonCode.KEY_COMPROMISE;
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path dir;
  private LocalCa ca;
  private Issued issued;
  private CrlClient crl;
  private CrlProof proof;

  @BeforeEach
  void open() throws IOException {
    ca = LocalCa.open(Samples.config(dir.resolve("ours")), Clock.systemUTC());
    issued = ca.issue(Samples.request("laptop-1"), Samples.cause(0));
    crl = client(ca.crlUrl(), Clock.systemUTC());
    proof = new CrlProof(crl, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    crl.close();
    ca.close();
  }

  private CrlClient client(URI url, Clock clock) {
    return new CrlClient(url, ca.holder(), SOON, clock);
  }

  @Test
  void withoutACrlNothingIsShown() {
    try (CrlClient nowhere = client(URI.create("http://127.0.0.1:1/"), Clock.systemUTC())) {
      assertThat(nowhere.ask(BigInteger.TEN).kind()).isEqualTo(Seen.Kind.NONE);
      assertThat(new CrlProof(nowhere, Clock.systemUTC()).shown(action(issued, Want.VALID, 1, WHY)))
          .isEmpty();
    }
  }

  @Test
  void aCrlOfSomebodyElseIsNotBelieved() throws IOException {
    // Given: the same name, and another key
    try (LocalCa other = LocalCa.open(Samples.config(dir.resolve("other")), Clock.systemUTC());
        CrlClient foreign = client(other.crlUrl(), Clock.systemUTC())) {
      // When
      Seen seen = foreign.ask(BigInteger.TEN);
      // Then
      assertThat(seen.kind()).isEqualTo(Seen.Kind.NONE);
      assertThat(seen.text()).contains("not signed by the authority");
    }
  }

  @Test
  void oneThatHasRunOutIsNotBelieved() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    try (CrlClient late = client(ca.crlUrl(), later)) {
      assertThat(late.ask(BigInteger.TEN).text()).contains("run out");
    }
  }

  @Test
  void whatIsNoCrlIsNotBelieved() {
    try (CrlClient wrong = client(ca.url().resolve("/ca.crt"), Clock.systemUTC())) {
      assertThat(wrong.ask(BigInteger.TEN).kind()).isEqualTo(Seen.Kind.NONE);
    }
  }

  @Test
  void whatIsWantedShowsWhenTheCrlSaysSoAndNotBefore() throws IOException {
    assertThat(proof.where()).isEqualTo(Hop.Kind.CRL);
    assertThat(proof.shown(action(issued, Want.REVOKED, 1, WHY))).isEmpty();
    // When
    ca.hold(issued.certificate().serial(), Samples.cause(1));
    // Then
    until(Want.HELD);
    assertThat(proof.shown(action(issued, Want.REVOKED, 1, WHY))).isEmpty();
    // When
    ca.revoke(issued.certificate().serial(), WHY, Samples.cause(2));
    // Then
    until(Want.REVOKED);
    assertThat(proof.shown(action(issued, Want.HELD, 1, WHY))).isEmpty();
    assertThat(proof.shown(action(new Target.OfKey("t", "01"), Want.DISABLED, 1, WHY))).isEmpty();
  }

  private void until(Want want) {
    CrlWait.until(ca, crl -> proof.shown(action(issued, want, 1, WHY)).isPresent());
  }
}
