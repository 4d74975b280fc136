package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.SecretRef;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookAuthTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "portcullis-of-oak";
  // Computed apart from this code, with openssl dgst -sha256 -hmac.
  private static final String OF_BODY =
      "c3f8faed3cad32ff2506b9e2b65ffa98e2e6105ff68ec0e6fac201c5bd7ba409";
  private static final String OF_TIME_AND_BODY =
      "da380a9a31ac320b32bdbd1d7ec754ce808b2ea6382ba1ebaffea6488e242e82";
  private static final String OF_BODY_BASE64 = "w/j67TytMv8lBrnitl/6mOLmEF/2jsDm+sIBxb17pAk=";

  @TempDir Path folder;
  private SecretRef secret;

  @BeforeEach
  void writeSecret() throws IOException {
    Path file =
        Files.createFile(
            folder.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, SECRET + "\n");
    secret = SecretRef.parse("file:" + file);
  }

  @Test
  void withoutProofOnlyThisMachineMaySend() {
    var none = new AuthSettings.NoneOnLoopback();
    assertThat(WebhookAuth.problem(none, h -> "", BODY, false, NOW)).isPresent();
    assertThat(WebhookAuth.problem(none, h -> "", BODY, true, NOW)).isEmpty();
  }

  @Test
  void whatIsReadFromATopicDoesNotComeIn() {
    var topic = new AuthSettings.Topic("k:9092", "t", "g", false, Optional.empty());
    assertThat(WebhookAuth.problem(topic, h -> SECRET, BODY, true, NOW)).isPresent();
  }

  @Test
  void aSourceOfSignedTokensIsProvedByNoHeader() {
    var signed =
        new AuthSettings.SignedSet("i", "a", URI.create("file:///keys"), Optional.of(secret));
    assertThat(WebhookAuth.problem(signed, h -> SECRET, BODY, true, NOW)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "portcullis-of-oa", "portcullis-of-oakk", "PORTCULLIS-OF-OAK", "é"})
  void anotherSecretProvesNothingAndIsNotRepeated(String given) {
    var auth = new AuthSettings.SharedSecret("Authorization", secret);
    // When
    Optional<String> problem = WebhookAuth.problem(auth, h -> given, BODY, true, NOW);
    // Then
    assertThat(problem).contains("the header Authorization does not hold the secret");
  }

  @Test
  void theSecretProvesWhereItIsAskedFor() {
    var auth = new AuthSettings.SharedSecret("X-Key", secret);
    Map<String, String> headers = Map.of("X-Key", SECRET);
    assertThat(problem(auth, headers)).isEmpty();
    assertThat(problem(auth, Map.of("Authorization", SECRET))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=00", OF_BODY, "sha1=" + OF_BODY})
  void aWrongSignatureProvesNothing(String given) {
    assertThat(problem(hmac("sha256=", AuthSettings.Encoding.HEX), Map.of("X-Sig", given)))
        .contains("the header X-Sig does not sign this body");
  }

  @Test
  void aSignatureOfAnotherBodyProvesNothing() {
    var auth = hmac("", AuthSettings.Encoding.HEX);
    assertThat(WebhookAuth.problem(auth, h -> OF_BODY, new byte[] {1}, true, NOW)).isPresent();
  }

  @Test
  void theSignatureOfTheBodyProvesInBothSpellings() {
    assertThat(
            problem(
                hmac("sha256=", AuthSettings.Encoding.HEX), Map.of("X-Sig", "sha256=" + OF_BODY)))
        .isEmpty();
    assertThat(problem(hmac("", AuthSettings.Encoding.BASE64), Map.of("X-Sig", OF_BODY_BASE64)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1789999700, true",
    "1790000300, true",
    "1789999699, false",
    "1790000301, false",
    "999999999999, false",
    "2026-09-21T14:13:20Z, true",
    "2025-09-21T14:13:20Z, false"
  })
  void aTimeIsOfNowWithinItsTolerance(String time, boolean near) {
    var auth = timed(AuthSettings.Signed.BODY);
    // When
    Optional<String> problem = problem(auth, Map.of("X-Sig", OF_BODY, "X-Time", time));
    // Then
    assertThat(problem.isEmpty()).isEqualTo(near);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "1e9", "9999999999999", "2026-09-21"})
  void whatIsNoTimeIsNamed(String time) {
    var auth = timed(AuthSettings.Signed.BODY);
    assertThat(problem(auth, Map.of("X-Sig", OF_BODY, "X-Time", time)))
        .contains("the header X-Time holds no time");
  }

  @Test
  void aTimeThatIsSignedCanNotBeChanged() {
    var auth = timed(AuthSettings.Signed.TIMESTAMP_DOT_BODY);
    Map<String, String> sound = Map.of("X-Sig", OF_TIME_AND_BODY, "X-Time", "1790000000");
    Map<String, String> moved = Map.of("X-Sig", OF_TIME_AND_BODY, "X-Time", "1790000001");
    assertThat(problem(auth, sound)).isEmpty();
    assertThat(problem(auth, moved)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET, "bearer " + SECRET, "Bearer x", "Bearer " + SECRET + " "})
  void anythingButTheBearerTokenProvesNothing(String given) {
    var auth = new AuthSettings.Bearer(secret);
    assertThat(problem(auth, Map.of("Authorization", given))).isPresent();
  }

  @Test
  void theBearerTokenProves() {
    var auth = new AuthSettings.Bearer(secret);
    assertThat(problem(auth, Map.of("Authorization", "Bearer " + SECRET))).isEmpty();
  }

  @Test
  void userAndPasswordProveTogether() {
    var auth = new AuthSettings.Basic("jamf", secret);
    // Computed apart from this code, with base64.
    String right = "Basic amFtZjpwb3J0Y3VsbGlzLW9mLW9haw==";
    String otherUser = "Basic amFtcDpwb3J0Y3VsbGlzLW9mLW9haw==";
    assertThat(problem(auth, Map.of("Authorization", right))).isEmpty();
    assertThat(problem(auth, Map.of("Authorization", otherUser))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"value\":[]}",
        "{\"value\":[{}]}",
        "{\"value\":[{\"clientState\":\"x\"}]}",
        "{\"value\":[{\"clientState\":\"portcullis-of-oak\"},{\"clientState\":\"x\"}]}"
      })
  void notificationsOfWhichOneLacksTheStateProveNothing(String body) {
    var auth = new AuthSettings.ClientState(secret);
    // When
    Optional<String> problem =
        WebhookAuth.problem(auth, h -> "", body.getBytes(StandardCharsets.UTF_8), true, NOW);
    // Then
    assertThat(problem).isPresent();
    assertThat(problem.get()).doesNotContain(SECRET);
  }

  @Test
  void notificationsThatAllHoldTheStateProve() {
    var auth = new AuthSettings.ClientState(secret);
    String one = "{\"clientState\":\"" + SECRET + "\"}";
    byte[] body = ("{\"value\":[" + one + "," + one + "]}").getBytes(StandardCharsets.UTF_8);
    assertThat(WebhookAuth.problem(auth, h -> "", body, true, NOW)).isEmpty();
  }

  @Test
  void aKeyInBase64IsItsOctets() throws IOException {
    // Given: the same key, spelled so
    String spelled =
        java.util.Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    AuthSettings auth =
        new AuthSettings.Hmac(
            "X-Sig",
            secret,
            AuthSettings.Algorithm.SHA256,
            AuthSettings.Encoding.HEX,
            "",
            AuthSettings.KeyForm.BASE64,
            Optional.empty());
    assertThat(problem(auth, Map.of("X-Sig", OF_BODY)))
        .hasValueSatisfying(why -> assertThat(why).contains("no base64"));
    // When
    Files.writeString(folder.resolve("secret"), spelled);
    // Then
    assertThat(problem(auth, Map.of("X-Sig", OF_BODY))).isEmpty();
    assertThat(problem(auth, Map.of("X-Sig", OF_BODY_BASE64))).isPresent();
  }

  private static Optional<String> problem(AuthSettings auth, Map<String, String> headers) {
    return WebhookAuth.problem(auth, h -> headers.getOrDefault(h, ""), BODY, true, NOW);
  }

  private AuthSettings hmac(String prefix, AuthSettings.Encoding encoding) {
    return new AuthSettings.Hmac(
        "X-Sig",
        secret,
        AuthSettings.Algorithm.SHA256,
        encoding,
        prefix,
        AuthSettings.KeyForm.TEXT,
        Optional.empty());
  }

  private AuthSettings timed(AuthSettings.Signed signed) {
    return new AuthSettings.Hmac(
        "X-Sig",
        secret,
        AuthSettings.Algorithm.SHA256,
        AuthSettings.Encoding.HEX,
        "",
        AuthSettings.KeyForm.TEXT,
        Optional.of(new AuthSettings.Timestamp("X-Time", Duration.ofMinutes(5), signed)));
  }
}
