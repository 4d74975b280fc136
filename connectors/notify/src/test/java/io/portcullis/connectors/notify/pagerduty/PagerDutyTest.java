package io.portcullis.connectors.notify.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.testkit.Messages;
import io.portcullis.connectors.notify.testkit.WebServer;
import io.portcullis.connectors.notify.testkit.WebServer.Answer;
import io.portcullis.connectors.notify.webhook.Post;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the JDK's web server, which answers as the Events API does. */
class PagerDutyTest {
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  @Test
  void aKeyThatIsMissingIsTriedAgain() throws IOException {
    // Given
    try (WebServer events = WebServer.answering(Answer.of(202));
        PagerDuty pager =
            new PagerDuty(
                "pager",
                () -> {
                  throw new IllegalStateException("env:KEY is not set");
                },
                post(events.url()))) {
      // When
      Delivery answer = pager.deliver(Messages.one());
      // Then
      assertThat(answer).isEqualTo(Delivery.silent("env:KEY is not set"));
      assertThat(events.told()).isEmpty();
    }
  }

  @Test
  void theLargestMessageIsWithinTheLimitOfAnEvent() throws IOException {
    // Given
    try (WebServer events = WebServer.answering(Answer.of(202));
        PagerDuty pager = pager(events)) {
      // When
      pager.deliver(Messages.much());
      // Then
      JsonNode event = events.told().getFirst().body();
      assertThat(Json.bytes(event).length).isLessThan(512_000);
      assertThat(event.at("/payload/summary").asText().length()).isBetween(1, 1_024);
    }
  }

  @Test
  void anAlertIsAnIncidentUnderItsOwnKey() throws IOException {
    // Given
    try (WebServer events = WebServer.answering(Answer.of(202));
        PagerDuty pager = pager(events)) {
      // When
      Delivery answer = pager.deliver(Messages.one());
      // Then
      assertThat(answer.wasTaken()).isTrue();
      JsonNode event = events.told().getFirst().body();
      assertThat(event.path("event_action").asText()).isEqualTo("trigger");
      assertThat(event.path("dedup_key").asText()).isEqualTo("alr-1");
      assertThat(event.path("routing_key").asText()).isEqualTo("k3y");
      assertThat(SEVERITIES).contains(event.at("/payload/severity").asText());
      assertThat(event.at("/payload/source").asText()).isNotEmpty();
      assertThat(event.at("/links/0/href").asText()).startsWith("https://hub.example.net/keys/");
    }
  }

  @Test
  void itsEndIsToldUnderTheSameKey() throws IOException {
    // Given
    try (WebServer events = WebServer.answering(Answer.of(202));
        PagerDuty pager = pager(events)) {
      // When
      pager.ended("alr-1", Channel.End.ACKNOWLEDGED);
      pager.ended("alr-1", Channel.End.CLOSED);
      // Then
      assertThat(events.told().stream().map(t -> t.body().path("event_action").asText()))
          .containsExactly("acknowledge", "resolve");
      assertThat(events.told().stream().map(t -> t.body().path("dedup_key").asText()))
          .containsOnly("alr-1");
    }
  }

  private static PagerDuty pager(WebServer events) {
    return new PagerDuty("pager", () -> "k3y", post(events.url()));
  }

  private static Post post(URI url) {
    return new Post(() -> url, Tls.USUAL, Duration.ofSeconds(5));
  }
}
