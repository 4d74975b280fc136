package io.portcullis.routes.watch;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.endpoint.Reach;

import static org.assertj.core.api.Assertions.assertThat;

class AddressSearchTest {
  private static final String NAME = "CN=Named CA";
  private static final String CANONICAL = "cn=named ca";
  private static final String CRL = "http://crl.example.org/a.crl";
  private static final String OCSP = "http://ocsp.example.org/";
  private static final Reach REACH = Reach.of(List.of("*.example.org"), List.of());

  private static KeyPair key;
  private static X509Certificate authority;

  @BeforeAll
  static void make() throws Exception {
    key = Keys.ec();
    authority = Keys.authority(NAME, key);
  }

  @Test
  void anAuthorityWhoseCertificateIsNotThereIsNotLookedAt() throws Exception {
    // When
    AddressSearch.Result found = search(List.of(), names(key, CRL, OCSP));
    // Then
    assertThat(found.authorities()).isEmpty();
  }

  @Test
  void whatTheAuthorityDidNotSignNamesNothing() throws Exception {
    // When
    AddressSearch.Result found = search(List.of(authority), names(Keys.ec(), CRL, OCSP));
    // Then
    assertThat(found.authorities()).isEmpty();
  }

  @Test
  void hostsThatNobodyAllowedAndOtherSchemesAreCountedAlone() throws Exception {
    // When
    AddressSearch.Result found =
        search(
            List.of(authority),
            names(key, "ldap://crl.example.org/cn=a", "http://user@ocsp.example.org/"),
            names(key, "http://169.254.169.254/latest", "http://evil.test/"));
    // Then
    assertThat(found.authorities()).isEmpty();
    assertThat(found.summary())
        .isEqualTo(
            "0 authorities; not looked at: 1 addresses that are not HTTP, 3 that are not allowed,"
                + " 0 and 0 authorities beyond the bounds");
  }

  @Test
  void moreAddressesThanAreLookedAtAreLeftOut() throws Exception {
    // Given
    X509Certificate[] many =
        IntStream.rangeClosed(0, WatchedAuthority.MOST)
            .mapToObj(i -> quietly("http://crl.example.org/" + i))
            .toArray(X509Certificate[]::new);
    // When
    AddressSearch.Result found = search(List.of(authority), many);
    // Then
    assertThat(found.authorities().getFirst().crl()).hasSize(WatchedAuthority.MOST);
    assertThat(found.summary()).contains(" 1 and 0 authorities beyond");
  }

  @Test
  void whatIsConfiguredIsNotLookedAtTwice() throws Exception {
    // Given
    WatchedAuthority known =
        new WatchedAuthority(
            "configured",
            authority,
            List.of(URI.create(CRL)),
            List.of(),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5));
    AddressSearch search = searched(List.of(authority), names(key, CRL, OCSP));
    // When
    AddressSearch.Result found = search.result(List.of(known));
    // Then
    WatchedAuthority one = found.authorities().getFirst();
    assertThat(one.crl()).isEmpty();
    assertThat(one.ocsp()).containsExactly(URI.create(OCSP));
  }

  @Test
  void theAddressesOfAllCertificatesOfAnAuthority() throws Exception {
    // When
    AddressSearch.Result found =
        search(
            List.of(authority),
            names(key, CRL, OCSP),
            names(key, CRL, OCSP),
            names(key, "http://crl.example.org/b.crl", OCSP));
    // Then
    WatchedAuthority one = found.authorities().getFirst();
    assertThat(found.authorities()).hasSize(1);
    assertThat(one.name()).isEqualTo(CANONICAL);
    assertThat(one.crl())
        .containsExactly(URI.create(CRL), URI.create("http://crl.example.org/b.crl"));
    assertThat(one.ocsp()).containsExactly(URI.create(OCSP));
  }

  private static AddressSearch.Result search(
      List<X509Certificate> authorities, X509Certificate... leaves) {
    return searched(authorities, leaves).result(List.of());
  }

  private static AddressSearch searched(
      List<X509Certificate> authorities, X509Certificate... leaves) {
    AddressSearch search = new AddressSearch(REACH, Duration.ofMinutes(5), Duration.ofSeconds(5));
    authorities.stream().map(AddressSearchTest::entry).forEach(search::authority);
    Stream.of(leaves).map(AddressSearchTest::entry).forEach(search::names);
    return search;
  }

  private static Entry entry(X509Certificate certificate) {
    return Entry.of(certificate, "test", Instant.EPOCH);
  }

  private static X509Certificate quietly(String crl) {
    try {
      return names(key, crl, OCSP);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate names(KeyPair by, String crl, String ocsp) throws Exception {
    return Naming.certificate(NAME, by, crl, ocsp);
  }
}
