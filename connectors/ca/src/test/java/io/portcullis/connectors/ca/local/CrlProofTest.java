package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.Hop;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static io.portcullis.connectors.ca.local.Samples.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the CRL as it is served. */
class CrlProofTest {
  private static final ReasonCode WHY = ReasonCode.KEY_COMPROMISE;
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path dir;
  private LocalCa ca;
  private Issued issued;
  private CrlProof proof;

  @BeforeEach
  void open() throws IOException {
    ca = LocalCa.open(Samples.config(dir.resolve("ours")), Clock.systemUTC());
    issued = ca.issue(Samples.request("laptop-1"), Samples.cause(0));
    proof = new CrlProof(ca.crlUrl(), ca.holder(), SOON, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    proof.close();
    ca.close();
  }

  @Test
  void withoutACrlNothingIsShown() {
    try (CrlProof nowhere =
        new CrlProof(URI.create("http://127.0.0.1:1/"), ca.holder(), SOON, Clock.systemUTC())) {
      assertThat(nowhere.shown(action(issued, Want.VALID, 1, WHY))).isEmpty();
    }
  }

  @Test
  void aCrlOfSomebodyElseShowsNothing() throws IOException {
    // Given: the same name, and another key
    try (LocalCa other = LocalCa.open(Samples.config(dir.resolve("other")), Clock.systemUTC());
        CrlProof foreign = new CrlProof(other.crlUrl(), ca.holder(), SOON, Clock.systemUTC())) {
      // When, Then
      assertThat(foreign.shown(action(issued, Want.VALID, 1, WHY))).isEmpty();
    }
  }

  @Test
  void oneThatHasRunOutOrIsNoneIsRefused() {
    CrlReader reader = new CrlReader(ca.holder());
    byte[] der = ca.crl().der();
    assertThatThrownBy(() -> reader.read(der, Clock.systemUTC().instant().plus(Duration.ofDays(2))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run out");
    assertThatThrownBy(() -> reader.read(new byte[] {1, 2, 3}, Clock.systemUTC().instant()))
        .isInstanceOf(IOException.class);
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
