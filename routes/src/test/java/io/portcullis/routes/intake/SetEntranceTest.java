package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.SecretRef;

import static org.assertj.core.api.Assertions.assertThat;

class SetEntranceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String ISSUER = "https://idp.lab.example/";
  private static final String AUDIENCE = "hub";
  private static final String TOKEN = "portcullis-of-oak";

  @TempDir Path folder;
  private ECKey key;
  private Path keys;

  @BeforeEach
  void publishKeys() throws IOException, JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    keys = folder.resolve("keys.json");
    Files.writeString(keys, new JWKSet(key).toString(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/secevent+jwt",
        "Application/SecEvent+JWT",
        "application/secevent+jwt; charset=utf-8"
      })
  void aGenuineTokenComesIn(String type) throws JOSEException {
    assertThat(entrance(Optional.empty()).refusal(headers(type, ""), set(ISSUER))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/json", "application/jwt", "text/plain"})
  void anotherMediaTypeIsAnInvalidRequest(String type) throws JOSEException {
    assertRefused(
        entrance(Optional.empty()).refusal(headers(type, ""), set(ISSUER)), "invalid_request");
  }

  @Test
  void aTokenOfAnotherIssuerStaysOutside() throws JOSEException {
    assertRefused(
        entrance(Optional.empty())
            .refusal(headers("application/secevent+jwt", ""), set("https://other.example/")),
        "invalid_issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer portcullis-of-oa", "Basic portcullis-of-oak"})
  void whereASecretIsAgreedOnASignatureIsNotEnough(String given) throws IOException, JOSEException {
    assertRefused(
        entrance(Optional.of(secret()))
            .refusal(headers("application/secevent+jwt", given), set(ISSUER)),
        "authentication_failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "Bearer " + TOKEN})
  void theSecretMayBeTheWholeHeaderOrABearersToken(String given) throws IOException, JOSEException {
    assertThat(
            entrance(Optional.of(secret()))
                .refusal(headers("application/secevent+jwt", given), set(ISSUER)))
        .isEmpty();
  }

  @Test
  void withoutKeysTheTransmitterIsToSendAgain() throws IOException, JOSEException {
    // Given
    Files.delete(keys);
    // When
    Optional<Reply> refusal =
        entrance(Optional.empty()).refusal(headers("application/secevent+jwt", ""), set(ISSUER));
    // Then
    assertThat(refusal).hasValueSatisfying(r -> assertThat(r.status()).isEqualTo(503));
  }

  private static void assertRefused(Optional<Reply> refusal, String code) {
    assertThat(refusal)
        .hasValueSatisfying(
            reply -> {
              assertThat(reply.status()).isEqualTo(400);
              assertThat(reply.body())
                  .startsWith("{\"err\":\"" + code + "\",")
                  .doesNotContain(TOKEN);
            });
  }

  private SetEntrance entrance(Optional<SecretRef> token) {
    URI jwks = URI.create("file://" + keys);
    return new SetEntrance(new AuthSettings.SignedSet(ISSUER, AUDIENCE, jwks, token), CLOCK);
  }

  private SecretRef secret() throws IOException {
    Path file =
        Files.createFile(
            folder.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, TOKEN);
    return SecretRef.parse("file:" + file);
  }

  private static Function<String, String> headers(String type, String auth) {
    return Map.of("Content-Type", type, "Authorization", auth)::get;
  }

  private byte[] set(String issuer) throws JOSEException {
    String claims =
        """
        {"iss": "%s", "jti": "1", "iat": %d, "aud": "%s",
         "events": {"https://schemas.openid.net/secevent/ssf/event-type/verification": {}}}
        """
            .formatted(issuer, NOW.getEpochSecond(), AUDIENCE);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("secevent+jwt"))
            .keyID("k")
            .build();
    JWSObject jws = new JWSObject(header, new Payload(claims));
    jws.sign(new ECDSASigner(key));
    return jws.serialize().getBytes(StandardCharsets.US_ASCII);
  }
}
