package io.portcullis.connectors.ca.endpoint;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.ca.endpoint.Looked.Served;
import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;

class JudgedTest {
  private static final Instant NOW = Instant.now();
  private static final List<String> RIGHT = List.of("localhost");

  private static X509Certificate authority;
  private static X509Certificate leaf;
  private static X509Certificate signer;
  private static Roots roots;

  @BeforeAll
  static void make() throws Exception {
    KeyPair by = Keys.ec();
    authority = Keys.authority("CN=Judged CA", by);
    leaf = Keys.leaf("CN=Judged CA", by, "CN=shop", Keys.ec(), BigInteger.TEN);
    signer = Keys.responder("CN=Judged CA", by, Keys.ec());
    roots = Roots.of(List.of(authority));
  }

  @Test
  void aChainToNoRootThatIsTrusted() throws Exception {
    // Given
    Roots others = Roots.of(List.of(Keys.authority("CN=Another CA", Keys.ec())));
    // When
    Judged judged = Judged.of(served(leaf, authority), RIGHT, others, NOW);
    // Then
    assertThat(judged.untrusted()).isPresent();
  }

  @Test
  void aRootOfTheSameNameAndAnotherKeyIsNoRoot() throws Exception {
    // Given
    Roots others = Roots.of(List.of(Keys.authority("CN=Judged CA", Keys.ec())));
    // When
    Judged judged = Judged.of(served(leaf), RIGHT, others, NOW);
    // Then
    assertThat(judged.untrusted()).isPresent();
  }

  @Test
  void aCertificateForAnotherPurpose() {
    // When
    Judged judged = Judged.of(served(signer), RIGHT, roots, NOW);
    // Then
    assertThat(judged.untrusted()).isPresent();
  }

  @Test
  void aCertificateThatExpiredIsSaidToBeThatAlone() {
    // When
    Judged judged = Judged.of(served(leaf), RIGHT, roots, NOW.plus(Duration.ofDays(60)));
    // Then
    assertThat(judged.expired()).isTrue();
    assertThat(judged.untrusted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "a.localhost", "127.0.0.2", "localhost.example.org", "::1"})
  void aNameThatIsNotItsOwn(String name) {
    // When
    Judged judged = Judged.of(served(leaf), List.of(name), roots, NOW);
    // Then
    assertThat(judged.wrongNames()).containsExactly(name);
  }

  @Test
  void anAnswerThatIsNoneIsABadStaple() {
    // When
    Judged judged =
        Judged.of(new Served(List.of(leaf), new byte[] {1, 2}, true), RIGHT, roots, NOW);
    // Then
    assertThat(judged.staple().kind()).isEqualTo(Staple.Kind.BAD);
    assertThat(judged.staple().detail()).contains("not readable");
  }

  @Test
  void nothingIsKnownOfStaplingWhereTheServerBrokeOff() {
    // When
    Judged judged = Judged.of(new Served(List.of(leaf), new byte[0], false), RIGHT, roots, NOW);
    // Then
    assertThat(judged.staple().kind()).isEqualTo(Staple.Kind.UNKNOWN);
  }

  @Test
  void aCertificateThatIsAsItShouldBe() {
    // When
    Judged judged =
        Judged.of(served(leaf, authority), List.of("LOCALHOST.", "127.0.0.1"), roots, NOW);
    // Then
    assertThat(judged)
        .isEqualTo(
            new Judged(
                false,
                java.util.Optional.empty(),
                List.of(),
                new Staple(Staple.Kind.NONE, false, "")));
  }

  private static Served served(X509Certificate... chain) {
    return new Served(List.of(chain), new byte[0], true);
  }
}
