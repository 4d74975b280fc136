package io.portcullis.connectors.idp.ssf.transmit;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransmitterKeyTest {
  private static final String ES = TransmitterKey.generate(KeyAlgorithm.ES256);

  @Test
  void whatIsNoKeyIsRefusedWithoutRepeatingIt() {
    refused("nonsense-secret", "has no PRIVATE KEY");
    refused(part(ES, "PRIVATE KEY"), "has no PUBLIC KEY and no CERTIFICATE");
    refused(part(ES, "PUBLIC KEY"), "has no PRIVATE KEY");
    refused(ES + part(ES, "PRIVATE KEY"), "more than one PRIVATE KEY");
    refused(part(ES, "PRIVATE KEY") + block("CERTIFICATE", "AAAA"), "CERTIFICATE");
    refused(part(ES, "PRIVATE KEY") + block("PUBLIC KEY", "AAAA"), "neither RSA nor EC");
    refused(block("PRIVATE KEY", "c2VjcmV0") + part(ES, "PUBLIC KEY"), "no EC key");
    refused(ES + part(ES, "PUBLIC KEY").repeat(8), "more than 8");
  }

  @Test
  void aPrivateKeyWithAnothersPublicKeyIsRefused() {
    String other = TransmitterKey.generate(KeyAlgorithm.ES256);
    refused(part(ES, "PRIVATE KEY") + part(other, "PUBLIC KEY"), "not the private key's");
  }

  @Test
  void aKeyOfAnotherKindThanTheAlgorithmIsRefused() {
    assertThatThrownBy(() -> TransmitterKey.read(ES, KeyAlgorithm.RS256))
        .hasMessageContaining("no RSA key, as RS256 needs");
  }

  @Test
  void weakKeysAreRefused() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp384r1"));
    assertThatThrownBy(
            () -> TransmitterKey.read(PemKeys.write(rsa.generateKeyPair()), KeyAlgorithm.RS256))
        .hasMessageContaining("less than 2048");
    refused(PemKeys.write(ec.generateKeyPair()), "not on P-256");
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aTokenIsTypedAndNamesTheKeyThatIsPublished(KeyAlgorithm algorithm) throws Exception {
    // Given
    TransmitterKey key = TransmitterKey.read(TransmitterKey.generate(algorithm), algorithm);
    // When
    JWSObject token = JWSObject.parse(key.sign(Map.of("iss", "x")));
    // Then
    assertThat(token.getHeader().toJSONObject())
        .containsOnly(
            Map.entry("alg", algorithm.name()),
            Map.entry("typ", "secevent+jwt"),
            Map.entry("kid", key.id()));
    JWK published = JWKSet.parse(key.published()).getKeyByKeyId(key.id());
    assertThat(published.isPrivate()).isFalse();
    assertThat(published.computeThumbprint().toString()).isEqualTo(key.id());
  }

  @Test
  void furtherPublicKeysArePublishedBesideTheOneThatSigns() throws Exception {
    String next = TransmitterKey.generate(KeyAlgorithm.RS256);
    // When
    TransmitterKey key = TransmitterKey.read(ES + part(next, "PUBLIC KEY"), KeyAlgorithm.ES256);
    // Then
    assertThat(JWKSet.parse(key.published()).getKeys()).extracting(JWK::getKeyID).hasSize(2);
    assertThat(key.published()).doesNotContain("\"d\"");
  }

  private static void refused(String pem, String why) {
    assertThatThrownBy(() -> TransmitterKey.read(pem, KeyAlgorithm.ES256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("c2VjcmV0")
        .hasMessageNotContaining("nonsense");
  }

  private static String part(String pem, String kind) {
    int from = pem.indexOf("-----BEGIN " + kind);
    String end = "-----END " + kind + "-----\n";
    return pem.substring(from, pem.indexOf(end) + end.length());
  }

  private static String block(String kind, String body) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }
}
