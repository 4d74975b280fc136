package io.portcullis.routes.watch;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.testkit.Keys;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.watch.IssuerSearch.Named;

import static org.assertj.core.api.Assertions.assertThat;

class IssuerSearchTest {
  private static final String NAME = "CN=Named CA";
  private static final String AT = "http://aia.example.org/ca.cer";
  private static final Reach REACH = Reach.of(List.of("*.example.org"), List.of());

  private static KeyPair key;
  private static X509Certificate authority;

  @BeforeAll
  static void make() throws Exception {
    key = Keys.ec();
    authority = Keys.authority(NAME, key);
  }

  @Test
  void hostsThatNobodyAllowedAndWhatIsNotPlainHttpAreLeftOut() throws Exception {
    // When
    List<Named> found =
        search(
            names(key, "http://169.254.169.254/latest"),
            names(key, "http://user@aia.example.org/"),
            names(key, "https://aia.example.org/ca.cer"),
            names(key, "ldap://aia.example.org/cn=ca"),
            names(key, "http://aia.example.org/" + "a".repeat(500)));
    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void whatTheAuthorityDidNotSignSaysNothingOfIt() throws Exception {
    // When: anybody can write the name of a CA into a certificate
    List<Named> found = search(names(Keys.ec(), AT));
    // Then
    assertThat(found).singleElement().extracting(Named::known).isEqualTo(false);
  }

  @Test
  void anUnknownIssuersAddressesHaveABound() throws Exception {
    // Given
    IssuerSearch search = new IssuerSearch(REACH);
    // When
    for (int i = 0; i <= IssuerSearch.MOST_UNKNOWN; i++) {
      search.names(entry(names(key, AT + i)));
    }
    // Then
    assertThat(search.result()).hasSize(IssuerSearch.MOST_UNKNOWN);
  }

  @Test
  void aKnownIssuersAddressesHaveABound() throws Exception {
    // Given
    IssuerSearch search = new IssuerSearch(REACH);
    search.authority(entry(authority));
    // When
    for (int i = 0; i <= IssuerSearch.MOST; i++) {
      search.names(entry(names(key, AT + i)));
    }
    // Then
    assertThat(search.result()).hasSize(IssuerSearch.MOST);
  }

  @Test
  void oneThatIsNotGenuineDoesNotHideOneThatIs() throws Exception {
    // When
    List<Named> found = search(names(Keys.ec(), AT), names(key, AT), names(key, AT));
    // Then
    assertThat(found)
        .singleElement()
        .satisfies(
            named -> {
              assertThat(named.known()).isTrue();
              assertThat(named.issuer()).isEqualTo("cn=named ca");
              assertThat(named.url()).isEqualTo(URI.create(AT));
            });
  }

  private static List<Named> search(X509Certificate... leaves) {
    IssuerSearch search = new IssuerSearch(REACH);
    search.authority(entry(authority));
    for (X509Certificate leaf : leaves) {
      search.names(entry(leaf));
    }
    return search.result();
  }

  private static X509Certificate names(KeyPair by, String address) throws Exception {
    return Naming.issuer(NAME, by, address);
  }

  private static Entry entry(X509Certificate certificate) {
    return Entry.of(certificate, "test", Instant.EPOCH);
  }
}
