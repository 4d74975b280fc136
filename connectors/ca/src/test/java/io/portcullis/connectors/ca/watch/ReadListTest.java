package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadListTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static KeyPair keys;
  private static X509Certificate authority;

  @BeforeAll
  static void make() throws Exception {
    keys = Keys.ec();
    authority = Keys.authority("CN=Watched CA", keys);
  }

  @Test
  void aListThatNeverRunsOutIsNone() {
    // Given
    JcaX509v2CRLBuilder endless = new JcaX509v2CRLBuilder(authority, Date.from(NOW));
    // When / Then
    assertThatThrownBy(() -> read(Crls.signed(endless, keys)))
        .hasMessageContaining("no nextUpdate");
  }

  @Test
  void aNumberBeyondTwentyOctetsIsRefused() {
    // Given
    byte[] der = numbered(BigInteger.ONE.shiftLeft(160));
    // When / Then
    assertThatThrownBy(() -> read(der)).hasMessageContaining("5.2.3");
  }

  @Test
  void theLargestNumberIsRead() throws Exception {
    // Given
    BigInteger largest = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);
    // When
    ReadList list = read(numbered(largest));
    // Then
    assertThat(list.edition().number()).isEqualTo(largest.toString());
  }

  @Test
  void ofManyTheNewestAreKeptAndTheHeldAreNot() throws Exception {
    // Given
    JcaX509v2CRLBuilder crl = Crls.builder(authority, NOW, NOW.plusSeconds(60), Map.of());
    for (int i = 1; i <= 100; i++) {
      int reason = i % 2 == 0 ? CRLReason.certificateHold : CRLReason.superseded;
      crl.addCRLEntry(BigInteger.valueOf(i), Date.from(NOW.minusSeconds(1_000 - i)), reason);
    }
    // When
    ReadList list = read(Crls.signed(crl, keys));
    // Then
    assertThat(list.edition().entries()).isEqualTo(100);
    assertThat(list.revoked())
        .extracting(r -> r.serial().intValue())
        .containsExactly(99, 97, 95, 93, 91, 89, 87, 85);
  }

  private static byte[] numbered(BigInteger number) {
    return Crls.with(
        Crls.builder(authority, NOW, NOW.plusSeconds(60), Map.of()),
        Extension.cRLNumber,
        new ASN1Integer(number),
        keys);
  }

  private static ReadList read(byte[] der) throws Exception {
    return ReadList.of(new X509CRLHolder(der), der.length);
  }
}
