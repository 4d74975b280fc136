package io.portcullis.connectors.idp.ssf.verify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

import static io.portcullis.connectors.idp.ssf.verify.Transmitter.AUDIENCE;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.EC;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.EC384;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.ISSUER;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.NOW;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.RSA;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.claims;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.header;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.published;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.token;
import static io.portcullis.connectors.idp.ssf.verify.Transmitter.without;
import static org.assertj.core.api.Assertions.assertThat;

class SetVerifierTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static Stream<Arguments> sound() {
    return Stream.of(
        Arguments.of(JWSAlgorithm.RS256, RSA),
        Arguments.of(JWSAlgorithm.RS384, RSA),
        Arguments.of(JWSAlgorithm.RS512, RSA),
        Arguments.of(JWSAlgorithm.PS256, RSA),
        Arguments.of(JWSAlgorithm.PS384, RSA),
        Arguments.of(JWSAlgorithm.PS512, RSA),
        Arguments.of(JWSAlgorithm.ES256, EC),
        Arguments.of(JWSAlgorithm.ES384, EC384));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void whatTheTransmitterSignedIsGenuine(JWSAlgorithm algorithm, JWK key) {
    assertThat(verdict(token(algorithm, key))).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void anAudienceAmongSeveralAndALineEndDoNotMatter() {
    String token =
        token(
            header(JWSAlgorithm.ES256, EC).build(), EC, claims("aud", List.of("other", AUDIENCE)));
    assertThat(verdict(token + "\r\n")).isEqualTo(new Verdict.Genuine());
  }

  @Test
  void withoutAKeyIdAnyKeyOfTheTypeMayHaveSigned() {
    JWSHeader header = header(JWSAlgorithm.RS256, RSA).keyID(null).build();
    assertThat(verdict(token(header, RSA, claims()))).isEqualTo(new Verdict.Genuine());
  }

  static Stream<Arguments> claimsOfOthers() {
    long now = NOW.getEpochSecond();
    return Stream.of(
        Arguments.of(claims("iss", "https://idp.lab.example"), Problem.INVALID_ISSUER),
        Arguments.of(without("iss"), Problem.INVALID_REQUEST),
        Arguments.of(claims("aud", "https://other.lab.example"), Problem.INVALID_AUDIENCE),
        Arguments.of(claims("aud", List.of()), Problem.INVALID_AUDIENCE),
        Arguments.of(without("aud"), Problem.INVALID_REQUEST),
        Arguments.of(without("jti"), Problem.INVALID_REQUEST),
        Arguments.of(without("iat"), Problem.INVALID_REQUEST),
        Arguments.of(claims("iat", now + 301), Problem.INVALID_REQUEST),
        Arguments.of(claims("iat", "soon"), Problem.INVALID_REQUEST),
        Arguments.of(claims("exp", now - 301), Problem.INVALID_REQUEST),
        Arguments.of(without("events"), Problem.INVALID_REQUEST),
        Arguments.of(claims("events", Map.of()), Problem.INVALID_REQUEST));
  }

  @ParameterizedTest
  @MethodSource("claimsOfOthers")
  void aSignatureDoesNotExcuseTheClaims(Map<String, Object> claims, Problem problem) {
    assertRefused(token(header(JWSAlgorithm.ES256, EC).build(), EC, claims), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "at+jwt", "logout+jwt", "secevent"})
  void anotherKindOfTokenIsNoEvent(String type) {
    JWSHeader header = header(JWSAlgorithm.ES256, EC).type(new JOSEObjectType(type)).build();
    assertRefused(token(header, EC, claims()), Problem.INVALID_REQUEST);
  }

  @Test
  void aTokenWithoutATypeIsNoEvent() {
    JWSHeader header = header(JWSAlgorithm.ES256, EC).type(null).build();
    assertRefused(token(header, EC, claims()), Problem.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "HS256", "RS1", "ES256K", "EdDSA", ""})
  void anAlgorithmThatIsNotListedProvesNothing(String algorithm) {
    String sound = token(JWSAlgorithm.RS256, RSA);
    String forged =
        encoded("{\"typ\":\"secevent+jwt\",\"kid\":\"rsa-1\",\"alg\":\"" + algorithm + "\"}")
            + sound.substring(sound.indexOf('.'));
    assertThat(verdict(forged)).isInstanceOf(Verdict.Refused.class);
    assertThat(verdict(forged.substring(0, forged.lastIndexOf('.') + 1)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aPublicKeyIsNoSharedSecret() throws Exception {
    byte[] publicKey = ((RSAKey) RSA).toRSAPublicKey().getEncoded();
    String forged =
        token(header(JWSAlgorithm.HS256, RSA).build(), new MACSigner(publicKey), claims());
    assertRefused(forged, Problem.INVALID_KEY);
  }

  @Test
  void aSharedSecretAmongTheKeysIsNotUsed() {
    JWK secret =
        new OctetSequenceKey.Builder(new byte[32]).keyID("s").algorithm(JWSAlgorithm.HS256).build();
    String forged = token(header(JWSAlgorithm.HS256, secret).build(), secret, claims());
    SetVerifier verifier = verifier("{\"keys\":[" + secret.toJSONString() + "]}");
    assertRefused(verifier.verify(bytes(forged)), Problem.INVALID_KEY);
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotBelieved() {
    JWK own = Transmitter.ec("ec-1", Curve.P_256);
    JWSHeader header = header(JWSAlgorithm.ES256, own).jwk(own.toPublicJWK()).build();
    assertRefused(token(header, own, claims()), Problem.AUTHENTICATION_FAILED);
  }

  @Test
  void anAddressOfKeysInTheTokenIsNotAsked() {
    JWK own = Transmitter.ec("own", Curve.P_256);
    JWSHeader header =
        header(JWSAlgorithm.ES256, own).jwkURL(URI.create("http://127.0.0.1:1/keys")).build();
    assertRefused(token(header, own, claims()), Problem.INVALID_KEY);
  }

  @Test
  void whatWasChangedAfterwardsIsNotGenuine() {
    String[] sound = token(JWSAlgorithm.ES256, EC).split("\\.");
    String[] other =
        token(header(JWSAlgorithm.ES256, EC).build(), EC, claims("jti", "t-2")).split("\\.");
    assertRefused(sound[0] + "." + other[1] + "." + sound[2], Problem.AUTHENTICATION_FAILED);
  }

  @Test
  void aSignatureOfZerosIsNone() {
    String sound = token(JWSAlgorithm.ES256, EC);
    String zeros = Base64URL.encode(new byte[64]).toString();
    assertRefused(
        sound.substring(0, sound.lastIndexOf('.') + 1) + zeros, Problem.AUTHENTICATION_FAILED);
  }

  @Test
  void aShortKeyIsNotBelieved() throws Exception {
    JWK small = Transmitter.rsa("small", 1024);
    String token =
        token(
            header(JWSAlgorithm.RS256, small).build(),
            new RSASSASigner(
                ((RSAKey) small).toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
            claims());
    assertRefused(verifier(published(small)).verify(bytes(token)), Problem.INVALID_KEY);
  }

  @Test
  void aKeySignsOnlyWhatItIsFor() {
    JWK encrypts = new RSAKey.Builder((RSAKey) RSA).keyUse(KeyUse.ENCRYPTION).build();
    JWK pssOnly = new RSAKey.Builder((RSAKey) RSA).algorithm(JWSAlgorithm.PS256).build();
    byte[] token = bytes(token(JWSAlgorithm.RS256, RSA));
    assertRefused(verifier(published(encrypts)).verify(token), Problem.INVALID_KEY);
    assertRefused(verifier(published(pssOnly)).verify(token), Problem.INVALID_KEY);
  }

  @Test
  void whatMustBeUnderstoodAndIsNotIsRefused() {
    JWSHeader header =
        header(JWSAlgorithm.ES256, EC).criticalParams(Set.of("exp")).customParam("exp", 1).build();
    String sound = token(JWSAlgorithm.ES256, EC);
    String forged = Base64URL.encode(header.toString()) + sound.substring(sound.indexOf('.'));
    assertRefused(forged, Problem.INVALID_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d.e", "{}", "ey!.e30.x", "...", "é.é.é"})
  void whatIsNoTokenIsRefused(String text) {
    assertRefused(text, Problem.INVALID_REQUEST);
  }

  @Test
  void foreignLettersAreNotSkipped() {
    String sound = token(JWSAlgorithm.ES256, EC);
    assertRefused(sound.substring(0, 10) + "\n" + sound.substring(10), Problem.INVALID_REQUEST);
  }

  @Test
  void aLongTokenIsNotRead() {
    byte[] token = new byte[SetVerifier.MAX_BYTES + 1];
    Arrays.fill(token, (byte) 'a');
    assertRefused(verifier(published(EC)).verify(token), Problem.INVALID_REQUEST);
  }

  private static Verdict verdict(String token) {
    return verifier(published(RSA, EC, EC384)).verify(bytes(token));
  }

  private static SetVerifier verifier(String keys) {
    return new SetVerifier(ISSUER, AUDIENCE, new TransmitterKeys(() -> keys, CLOCK), CLOCK);
  }

  private static void assertRefused(String token, Problem problem) {
    assertRefused(verdict(token), problem);
  }

  private static void assertRefused(Verdict verdict, Problem problem) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
  }
}
