package io.portcullis.connectors.ca.acme;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.ca.testkit.Misbehaviour;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are none. */
class AcmeMisbehaviourTest extends AcmeCase {
  @ParameterizedTest
  @ValueSource(strings = {"/dir", "/nonce", "/new-account", "/revoke"})
  void anErrorWithoutWordsIsNotNowWhereverItComes(String path) {
    // Given
    server.next(path, Misbehaviour.status(502, "text/html", path.equals("/nonce") ? "" : "<p>"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("HTTP 502");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dir", "/nonce", "/new-account", "/revoke"})
  void silenceIsSilenceWhereverItComes(String path) throws Exception {
    // Given
    use(() -> text(ACCOUNT), Duration.ofMillis(700));
    server.next(path, server.silence());
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).as(outcome.detail()).isEqualTo(Status.SILENT);
  }

  @Test
  void whatIsNotAcmeIsNotNow() {
    // Given
    server.next("/dir", Misbehaviour.status(200, "text/html", "<html>maintenance</html>"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).startsWith("the answer is not ACME");
  }

  @Test
  void brokenJsonIsNotNow() {
    // Given
    server.next("/dir", Misbehaviour.status(200, "application/json", "{\"newNonce\":"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aBodyWithoutEndIsGivenUp() {
    // Given
    server.next("/dir", Misbehaviour.withoutEnd("application/json"));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("longer than " + Directory.MAX_BODY);
  }

  @Test
  void aCompressedAnswerIsNotUnpacked() {
    // Given
    server.next(
        "/dir",
        Misbehaviour.status(200, "application/json", "x", Map.of("Content-Encoding", "gzip")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("compressed");
  }

  @Test
  void aRedirectIsNotFollowed() {
    // Given
    server.next("/dir", Misbehaviour.status(302, "text/html", "", Map.of("Location", "/other")));
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.detail()).contains("HTTP 302");
    assertThat(server.asked()).containsExactly("GET /dir");
  }

  @Test
  void aConnectionThatIsCutIsNotNow() {
    // Given: the JDK's client asks a second time by itself
    server.next("/revoke", Misbehaviour.hangUp());
    server.next("/revoke", Misbehaviour.hangUp());
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aServerThatLikesNoNonceIsAskedTenTimes() {
    // Given
    for (int i = 0; i < 20; i++) {
      server.next("/revoke", AcmeServer.problem(400, "badNonce", "not this one", Map.of()));
    }
    // When
    Outcome outcome = revoke(ReasonCode.SUPERSEDED);
    // Then
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.detail()).contains("badNonce");
    assertThat(Collections.frequency(server.asked(), "POST /revoke")).isEqualTo(10);
  }
}
