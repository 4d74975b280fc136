package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.testkit.RevocationServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever lies where an issuer's certificate should, it is said what is wrong with it. */
class IssuerFetchTest {
  private static final String NAME = "CN=Fetched CA";

  private static KeyPair keys;
  private static X509Certificate issuer;
  private static X509Certificate leaf;
  private RevocationServer server;

  @BeforeAll
  static void make() throws Exception {
    keys = Keys.ec();
    issuer = Keys.authority(NAME, keys);
    leaf = Keys.leaf(NAME, keys, "CN=leaf", Keys.ec(), BigInteger.TEN);
  }

  @BeforeEach
  void open() throws Exception {
    server = new RevocationServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whereNothingLiesNothingIsFound() throws Exception {
    assertThat(fetch("/none.crl").problem()).isEqualTo("HTTP 404");
  }

  @Test
  void anAddressThatSaysNothingIsLeft() throws Exception {
    // Given
    server.next("/a.crl", server.silence());
    // When, Then
    assertThat(fetch("/a.crl", Clock.systemUTC(), Duration.ofMillis(300)).problem())
        .contains("300 ms");
  }

  @Test
  void aBodyBeyondTheBoundIsReadNoFurther() throws Exception {
    // Given: a certificate, and zeros behind it
    byte[] body = Arrays.copyOf(issuer.getEncoded(), IssuerFetch.MAX_BODY + 1);
    // When
    IssuerFetch.Answer answer = fetched(body);
    // Then
    assertThat(answer.issuer()).isEmpty();
    assertThat(answer.problem()).contains("" + IssuerFetch.MAX_BODY);
  }

  @Test
  void pemIsNotWhatIsAskedFor() throws Exception {
    // Given
    byte[] pem = Keys.pem(issuer).getBytes(StandardCharsets.US_ASCII);
    // When, Then
    assertThat(fetched(pem).problem()).isEqualTo("neither a certificate in DER nor a CMS message");
  }

  @Test
  void brokenDerIsSaidToBe() throws Exception {
    byte[] whole = issuer.getEncoded();
    assertThat(fetched(Arrays.copyOf(whole, whole.length / 2)).problem())
        .isEqualTo("no certificate that can be read");
    assertThat(fetched(new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}).problem())
        .isEqualTo("no certificate that can be read");
  }

  @Test
  void anotherOfTheSameNameIsNotTheIssuer() throws Exception {
    // Given
    byte[] other = Keys.authority(NAME, Keys.ec()).getEncoded();
    // When, Then
    assertThat(fetched(other).problem()).isEqualTo("none of 1 certificates there is the issuer's");
  }

  @Test
  void theIssuersKeyInACertificateOfNoAuthorityIsNotItsOwn() throws Exception {
    // Given
    byte[] plain = Keys.leaf(NAME, keys, NAME, keys, BigInteger.TWO).getEncoded();
    // When, Then
    assertThat(fetched(plain).problem()).startsWith("none of 1");
  }

  @Test
  void anIssuerThatHasExpiredIsOfNoUse() throws Exception {
    // Given
    Instant end = issuer.getNotAfter().toInstant();
    server.list("/a.crl", issuer.getEncoded());
    Clock later = Clock.fixed(end.plusMillis(1), ZoneOffset.UTC);
    // When
    IssuerFetch.Answer answer = fetch("/a.crl", later, Duration.ofSeconds(10));
    // Then
    assertThat(answer.problem()).isEqualTo("the issuer's certificate there ended at " + end);
    assertThat(answer.issuer()).isEmpty();
  }

  @Test
  void oneInDerIsFound() throws Exception {
    // When
    IssuerFetch.Answer answer = fetched(issuer.getEncoded());
    // Then
    assertThat(answer.issuer()).contains(issuer);
    assertThat(answer.problem()).isEmpty();
  }

  @Test
  void oneOfSeveralInAMessageIsFound() throws Exception {
    // Given
    X509Certificate old = Keys.authority(NAME, Keys.ec());
    // When, Then
    assertThat(fetched(message(List.of(old, issuer))).issuer()).contains(issuer);
  }

  private static byte[] message(List<X509Certificate> certificates) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addCertificates(new JcaCertStore(certificates));
    return generator.generate(new CMSProcessableByteArray(new byte[0])).getEncoded();
  }

  private IssuerFetch.Answer fetched(byte[] body) throws Exception {
    server.list("/a.crl", body);
    return fetch("/a.crl");
  }

  private IssuerFetch.Answer fetch(String path) throws Exception {
    return fetch(path, Clock.systemUTC(), Duration.ofSeconds(10));
  }

  private IssuerFetch.Answer fetch(String path, Clock clock, Duration timeout) throws Exception {
    try (IssuerFetch fetch = new IssuerFetch(timeout, clock)) {
      return fetch.fetch(server.url(path), leaf);
    }
  }
}
