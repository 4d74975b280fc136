package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class ExpiredCertificatesTest {
  private final Play play = Play.byRules();

  @Test
  void ofThoseThatExpiredTheNewestAreKeptAndOfThoseThatAreValidAll() {
    // Given
    for (int i = 0; i <= Certificates.MAX_EXPIRED; i++) {
      play.with(certificate(i, T0.plus(Duration.ofHours(1)).plusSeconds(i)));
    }
    for (int i = 100; i < 200; i++) {
      play.with(certificate(i, T0.plus(Duration.ofDays(9))));
    }
    State before = play.passes(Duration.ofDays(1)).state();
    // When
    play.with(certificate(300, T0.plus(Duration.ofDays(9))));
    // Then
    State after = play.state();
    assertThat(after.certificates()).hasSize(Certificates.MAX_EXPIRED + 101);
    assertThat(after.forgotten(before)).extracting(Certificate::serial).containsExactly("1000");
  }

  private static Certificate certificate(int number, Instant notAfter) {
    return Samples.certificate(Integer.toHexString(0x1000 + number), notAfter, false);
  }
}
