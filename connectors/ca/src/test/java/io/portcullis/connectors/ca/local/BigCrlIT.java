package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** A CRL of one hundred thousand entries is built while everything else goes on. */
class BigCrlIT {
  private static final int REVOKED = 100_000;

  @TempDir Path dir;

  @Test
  void ocspAnswersAndRevocationsAreTakenWhileItIsBuilt() throws Exception {
    // Given
    fill();
    LocalCaConfig config = Samples.config(dir);
    try (LocalCa ca = LocalCa.open(config, Clock.systemUTC());
        LocalAuthority authority = new LocalAuthority(config, ca, Clock.systemUTC())) {
      BigInteger before = ca.crl().number();
      int answers = 0;
      int serial = REVOKED + 1;
      // When
      ca.revoke(hex(serial), ReasonCode.KEY_COMPROMISE, Samples.cause(1));
      while (ca.crl().number().equals(before)) {
        Target.OfCertificate next = new Target.OfCertificate(ca.issuer(), hex(++serial), false);
        ca.revoke(next.serial(), ReasonCode.KEY_COMPROMISE, Samples.cause(1));
        answers += authority.look(next).kind() == Seen.Kind.REVOKED ? 1 : 0;
      }
      // Then
      int asked = serial - REVOKED - 1;
      assertThat(answers).isEqualTo(asked).isPositive();
      Crl whole = CrlWait.until(ca, crl -> entries(crl) == REVOKED + 1 + asked);
      assertThat(whole.thisUpdate()).isBeforeOrEqualTo(Instant.now());
    }
  }

  private static int entries(Crl crl) {
    try {
      return new X509CRLHolder(crl.der()).getRevokedCertificates().size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Straight into the history: a hundred thousand revocations would each be forced to disk. */
  private void fill() throws IOException {
    Instant now = Instant.now();
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i <= 2 * REVOKED; i++) {
      changes.add(change(i, Change.Kind.ISSUED, ReasonCode.UNSPECIFIED, now));
    }
    for (int i = 1; i <= REVOKED; i++) {
      changes.add(change(i, Change.Kind.REVOKED, ReasonCode.SUPERSEDED, now));
    }
    try (Journal journal = Journal.open(dir.resolve("history.jsonl"), each -> {})) {
      journal.append(changes);
    }
  }

  private static Change change(int serial, Change.Kind kind, ReasonCode reason, Instant now) {
    Instant end = now.plus(Duration.ofDays(30));
    return new Change(0, now, kind, hex(serial), reason, end, "act-0", 0, Samples.DECIDED);
  }

  private static String hex(int serial) {
    return Integer.toHexString(serial);
  }
}
