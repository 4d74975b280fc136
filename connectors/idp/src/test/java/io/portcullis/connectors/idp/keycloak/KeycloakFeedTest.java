package io.portcullis.connectors.idp.keycloak;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeycloakFeedTest {
  private static final URI BASE = URI.create("https://id.example.net/admin/realms/keep");
  private static final Instant NOW = Instant.ofEpochMilli(1_790_003_600_000L);
  private final Feed feed = new KeycloakFeed.AdminEvents();

  @Test
  void anErrorIsNoPage() {
    assertThatThrownBy(() -> read("", "{\"error\":\"unknown\"}")).isInstanceOf(BadRecord.class);
    assertThatThrownBy(() -> url(NOW + " " + NOW + " x")).isInstanceOf(BadRecord.class);
  }

  @Test
  void aFullPageIsFollowedByTheNextOfTheSameQuestion() {
    String event = "{\"time\":1790000000500}";
    String full = "[" + String.join(",", Collections.nCopies(100, event)) + "]";
    // When
    Feed.Step first = read("", full);
    Feed.Step last = read(first.cursor(), "[" + event + "]");
    // Then
    assertThat(url(""))
        .isEqualTo(BASE + "/admin-events?direction=asc&max=100&first=0&dateFrom=1790000000000");
    assertThat(first.more()).isTrue();
    assertThat(url(first.cursor())).endsWith("first=100&dateFrom=1790000000000");
    assertThat(last.more()).isFalse();
    assertThat(url(last.cursor())).endsWith("first=0&dateFrom=1790000000500");
  }

  private String url(String cursor) {
    return feed.request(BASE, cursor, NOW).url().toString();
  }

  private Feed.Step read(String cursor, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, cursor, NOW, new Feed.Answer(Map.of(), bytes));
  }
}
