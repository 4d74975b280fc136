package io.portcullis.connectors.notify.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Delivery.Result;
import io.portcullis.connectors.notify.testkit.Messages;
import io.portcullis.connectors.notify.testkit.WebServer;
import io.portcullis.connectors.notify.testkit.WebServer.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the JDK's web server. */
class WebhookTest {
  /** The bound is there to end the test where the call does not end. */
  @Test
  @Timeout(60)
  void aReceiverThatStopsInTheMiddleOfItsAnswerHoldsNobody() throws IOException {
    // Given
    try (WebServer receiver = WebServer.stalling();
        Webhook hook = hook(receiver.url())) {
      // When
      Delivery answer = hook.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Result.SILENT);
    }
  }

  @Test
  void whereNobodyListensItIsTriedAgainAndTheAddressIsNotTold() throws IOException {
    // Given
    WebServer gone = WebServer.answering(Answer.of(200));
    gone.close();
    try (Webhook hook = hook(gone.url())) {
      // When
      Delivery answer = hook.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(Result.SILENT);
      assertThat(answer.detail()).doesNotContain("s3cret");
      assertThat(hook.check()).isEqualTo("does not answer");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithoutTellingIt() {
    // Given
    Post post = new Post(() -> URI.create("s3cret"), Tls.USUAL, Duration.ofSeconds(2));
    try (Webhook hook = new Webhook("chat", new Slack(), post, Optional.empty())) {
      // When
      Delivery answer = hook.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.refused("its address is no URL"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500, SILENT",
    "503, SILENT",
    "429, SILENT",
    "408, SILENT",
    "400, REFUSED",
    "404, REFUSED",
    "410, REFUSED",
    "302, REFUSED",
    "200, TAKEN",
    "202, TAKEN"
  })
  void whatAStatusMeans(int status, Result result) throws IOException {
    // Given
    try (WebServer receiver = WebServer.answering(Answer.of(status));
        Webhook hook = hook(receiver.url())) {
      // When
      Delivery answer = hook.deliver(Messages.one());
      // Then
      assertThat(answer.result()).isEqualTo(result);
      assertThat(answer.detail()).isEqualTo("HTTP " + status);
    }
  }

  @ParameterizedTest
  @CsvSource({"30, PT30S", "999999, PT1H", "0, PT0S"})
  void whoAsksToBeLeftAloneIsWithinBounds(String header, Duration after) throws IOException {
    // Given
    Answer busy = new Answer(429, Map.of("Retry-After", header));
    try (WebServer receiver = WebServer.answering(busy);
        Webhook hook = hook(receiver.url())) {
      // When
      Delivery answer = hook.deliver(Messages.one());
      // Then
      assertThat(answer.after()).contains(after);
    }
  }

  @Test
  void theGenericFormHasAllOfIt() throws IOException {
    // Given
    try (WebServer receiver = WebServer.answering(Answer.of(204));
        Webhook hook = hook(receiver.url())) {
      // When
      hook.deliver(Messages.one());
      // Then
      WebServer.Told told = receiver.told().getFirst();
      assertThat(told.header("Idempotency-key")).isEqualTo("alr-1");
      assertThat(told.header("Authorization")).isEqualTo("Bearer s3cret");
      assertThat(told.body().path("id").asText()).isEqualTo("alr-1");
      assertThat(told.body().path("severity").asText()).isEqualTo("CRITICAL");
      assertThat(told.body().at("/alerts/0/lines/0").asText())
          .isEqualTo("because " + Messages.NASTY);
      assertThat(told.body().at("/alerts/0/links/0/url").asText())
          .isEqualTo("https://hub.example.net/keys/key-1?a=b&c=d");
    }
  }

  private static Webhook hook(URI url) {
    Post post = new Post(() -> url, Tls.USUAL, Duration.ofSeconds(2));
    return new Webhook("chat", new Generic(), post, Optional.of(() -> "s3cret"));
  }
}
