package io.portcullis.lab.stand;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Pem;
import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Program;
import io.portcullis.connectors.ca.testkit.RevocationServer;
import io.portcullis.connectors.ca.watch.AuthorityProbe;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** What the hub sees of Debian's cfssl as a responder, beside a list by the same authority. */
class CfsslWatchIT {
  private static final int KEY_COMPROMISE = 1;

  @TempDir Path dir;
  private Cfssl cfssl;
  private RevocationServer lists;

  @BeforeEach
  void open() throws IOException {
    Program.need("cfssl", "golang-cfssl");
    Program.need("sqlite3", "sqlite3");
    cfssl = Cfssl.startAlone(dir);
    lists = new RevocationServer();
  }

  @AfterEach
  void close() {
    if (cfssl != null) {
      cfssl.close();
      lists.close();
    }
  }

  @Test
  void aStoreThatIsBehindContradictsTheListUntilItIsRefreshed() throws Exception {
    // Given
    X509Certificate issued = cfssl.issue("device-1");
    cfssl.refreshOcsp();
    lists.list("/a.crl", list(issued.getSerialNumber()));
    Probe behind = ocsp();
    cfssl.sql(
        "UPDATE certificates SET status = 'revoked', reason = 1, revoked_at = '2026-01-02 03:04:05';");
    cfssl.refreshOcsp();
    // When
    Probe refreshed = ocsp();
    // Then
    assertThat(behind.result()).as(behind.detail()).isEqualTo(Result.ANSWERED);
    assertThat(behind.agreement().kind()).isEqualTo(Agreement.Kind.DIFFERS);
    assertThat(behind.agreement().detail()).endsWith("OCSP says good");
    assertThat(refreshed.result()).as(refreshed.detail()).isEqualTo(Result.ANSWERED);
    assertThat(refreshed.agreement()).isEqualTo(Agreement.AGREES);
  }

  @Test
  void withNothingRevokedItIsStillSeenToWork() throws Exception {
    // Given
    cfssl.issue("device-1");
    cfssl.refreshOcsp();
    // When
    Probe probe = ocsp();
    // Then
    assertThat(probe.result()).as(probe.detail()).isEqualTo(Result.ANSWERED);
  }

  @Test
  void itIsUnreachableOnceItIsGone() throws Exception {
    // Given
    cfssl.issue("device-1");
    cfssl.refreshOcsp();
    // When
    cfssl.close();
    // Then
    assertThat(ocsp().result()).isEqualTo(Result.UNREACHABLE);
  }

  private Probe ocsp() throws InterruptedException {
    WatchedAuthority watched =
        new WatchedAuthority(
            "cfssl",
            cfssl.authority(),
            List.of(lists.url("/a.crl")),
            List.of(cfssl.ocsp()),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));
    try (AuthorityProbe probe = new AuthorityProbe(watched, Clock.systemUTC())) {
      List<ProbeRow> rows = probe.look();
      return rows.getLast().probe();
    }
  }

  private byte[] list(BigInteger serial) throws Exception {
    Instant now = Instant.now();
    X509Certificate authority = cfssl.authority();
    byte[] key =
        Pem.blocks(Files.readString(dir.resolve("ca.key"))).findFirst().orElseThrow().der();
    KeyPair keys =
        new KeyPair(
            authority.getPublicKey(),
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    return Crls.of(authority, keys, 7, now, now.plusSeconds(3600), Map.of(serial, KEY_COMPROMISE));
  }
}
