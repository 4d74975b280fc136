package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** One hundred thousand certificates, replayed from the history, asked for over HTTP. */
class ManyCertificatesIT {
  private static final int COUNT = 100_000;
  private static final int REVOKED = 2_000;

  @TempDir Path dir;

  @Test
  void eachIsFoundAfterARestart() throws Exception {
    // Given
    fill();
    LocalCaConfig config = Samples.config(dir);
    // When
    try (LocalCa ca = LocalCa.open(config, Clock.systemUTC());
        AuthorityEnforcer enforcer =
            new AuthorityEnforcer(
                new LocalAuthority(config, ca, Clock.systemUTC()), Clock.systemUTC())) {
      // Then
      assertThat(new X509CRLHolder(ca.crl().der()).getRevokedCertificates()).hasSize(REVOKED);
      assertThat(seen(enforcer, ca, 1, Want.REVOKED)).isEqualTo(Outcome.Status.VERIFIED);
      assertThat(seen(enforcer, ca, COUNT, Want.VALID)).isEqualTo(Outcome.Status.VERIFIED);
      assertThat(seen(enforcer, ca, COUNT + 1, Want.VALID)).isEqualTo(Outcome.Status.FAILED);
    }
  }

  private void fill() throws IOException {
    Instant end = Instant.now().plus(Duration.ofDays(30));
    Map<BigInteger, Instant> all =
        LongStream.rangeClosed(1, COUNT)
            .boxed()
            .collect(Collectors.toMap(BigInteger::valueOf, i -> end));
    try (Ledger ledger = Ledger.open(dir.resolve("history.jsonl"), Clock.systemUTC(), COUNT)) {
      ledger.issued(all, Samples.cause(0));
      for (int i = 1; i <= REVOKED; i++) {
        ledger.revoke(BigInteger.valueOf(i), ReasonCode.SUPERSEDED, Samples.cause(1));
      }
    }
  }

  private static Outcome.Status seen(
      AuthorityEnforcer enforcer, LocalCa ca, int serial, Want want) {
    Target target = new Target.OfCertificate(ca.issuer(), Integer.toHexString(serial), false);
    return enforcer.verify(Samples.action(target, want, 1, ReasonCode.SUPERSEDED)).status();
  }
}
