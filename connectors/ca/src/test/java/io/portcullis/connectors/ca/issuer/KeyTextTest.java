package io.portcullis.connectors.ca.issuer;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.ca.testkit.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyTextTest {
  private static final KeyPair EC = Keys.ec();
  private static final KeyPair RSA = Keys.rsa();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a key",
        "{\"kty\":\"RSA\",\"n\":\"c2VjcmV0\"}",
        "{broken",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nc2Vjc!mV0"
      })
  void whatIsNoKeyIsToldWithoutIt(String text) {
    assertThatThrownBy(() -> KeyText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("holds ")
        .hasMessageNotContaining("c2V")
        .hasNoCause();
  }

  @Test
  void anEncryptedKeyIsToldApart() {
    String text =
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

        AAECAwQFBgcICQoLDA0ODw==
        -----END RSA PRIVATE KEY-----
        """;
    assertThatThrownBy(() -> KeyText.read(text)).hasMessage("holds an encrypted private key");
  }

  @Test
  void aPublicKeyIsNotEnough() throws Exception {
    String text = PublicJsonWebKey.Factory.newPublicJwk(EC.getPublic()).toJson();
    assertThatThrownBy(() -> KeyText.read(text)).hasMessage("holds a public key only");
  }

  @Test
  void pkcs8IsRead() throws Exception {
    assertSame(KeyText.read(Keys.pem(EC)), EC);
    assertSame(KeyText.read(Keys.pem(RSA)), RSA);
  }

  @Test
  void whatOpensslAndLegoWriteIsRead() throws Exception {
    // Given: SEC 1 after the curve's parameters, and PKCS #1
    ASN1ObjectIdentifier curve = SECObjectIdentifiers.secp256r1;
    BigInteger number = ((ECPrivateKey) EC.getPrivate()).getS();
    byte[] sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(256, number, curve).getEncoded();
    String text =
        Keys.pem(new PemObject("EC PARAMETERS", curve.getEncoded()))
            + Keys.pem(new PemObject("EC PRIVATE KEY", sec1));
    // When, Then
    assertSame(KeyText.read(text), EC);
    assertSame(KeyText.read(Keys.pem(RSA.getPrivate())), RSA);
  }

  @Test
  void whatCertbotKeepsOfAnAccountIsRead() throws Exception {
    // Given
    PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(RSA.getPublic());
    jwk.setPrivateKey(RSA.getPrivate());
    // When, Then
    assertSame(KeyText.read(jwk.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)), RSA);
  }

  private static void assertSame(KeyPair read, KeyPair expected) {
    assertThat(read.getPublic().getEncoded()).isEqualTo(expected.getPublic().getEncoded());
    assertThat(read.getPrivate().getAlgorithm())
        .isIn(expected.getPrivate().getAlgorithm(), "ECDSA");
  }
}
