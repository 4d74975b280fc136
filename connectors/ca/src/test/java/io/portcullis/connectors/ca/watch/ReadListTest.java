package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Crls;
import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Listing;

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

  @Test
  void nothingIsNewInAListThatIsNoNewerThanTheOneBefore() {
    // Given
    ReadList before = list(7, revoked(1, 0));
    // When, Then
    assertThat(list(7, revoked(1, 0), revoked(2, 1)).after(before, NOW).fresh()).isEmpty();
    assertThat(list(6, revoked(2, 1)).after(before, NOW).fresh()).isEmpty();
  }

  @Test
  void whatTheListBeforeMayHaveHadIsNotNew() {
    // Given: it had no room for what was revoked before its last one
    Revoked[] many =
        IntStream.range(0, ReadList.MOST_RECENT)
            .mapToObj(i -> revoked(100 + i, 100 + i))
            .toArray(Revoked[]::new);
    ReadList before = list(7, many);
    // When
    ReadList after = list(8, revoked(1, 99), revoked(2, 100), revoked(3, 101));
    // Then
    assertThat(after.after(before, NOW).fresh()).extracting(Listing::serial).containsExactly("3");
  }

  @Test
  void ofALargeListSoManyAreTold() {
    // Given
    Revoked[] many =
        IntStream.rangeClosed(0, Listing.MOST_AT_ONCE)
            .mapToObj(i -> revoked(1 + i, i))
            .toArray(Revoked[]::new);
    // When, Then
    assertThat(list(8, many).after(list(7), NOW).fresh()).hasSize(Listing.MOST_AT_ONCE);
  }

  @Test
  void whatIsNewIsToldWithItsDateAndWhenItWasSeen() {
    // Given
    ReadList before = list(7, revoked(0x1f, 0));
    // When
    ReadList after = list(8, revoked(0x20, 60), revoked(0x1f, 0)).after(before, NOW);
    // Then
    assertThat(after.fresh())
        .containsExactly(new Listing("20", NOW.minusSeconds(1_000_000).plusSeconds(60), NOW));
  }

  /** The newest first. */
  private static ReadList list(int number, Revoked... recent) {
    CrlEdition edition = new CrlEdition(NOW, NOW.plusSeconds(60), "" + number, 100, recent.length);
    return new ReadList(edition, "", Stream.of(recent).sorted().toList(), List.of());
  }

  private static Revoked revoked(int serial, int second) {
    return new Revoked(BigInteger.valueOf(serial), NOW.minusSeconds(1_000_000).plusSeconds(second));
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
