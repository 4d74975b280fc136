package io.portcullis.connectors.idp.entra;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphFeedTest {
  private static final URI BASE = URI.create("https://graph.example.net");
  private static final Instant NOW = Instant.parse("2026-05-06T07:00:00Z");
  private final Feed feed = Feeds.byName("entra-sign-ins").orElseThrow();

  @Test
  void anAnswerWithoutAListIsNoPage() {
    assertThatThrownBy(() -> read("", "{\"error\":{}}")).isInstanceOf(BadRecord.class);
  }

  @Test
  void aTimeThatIsNoneMovesNothing() {
    Feed.Step step = read("", "{\"value\":[{\"createdDateTime\":\"yesterday\"}]}");
    assertThat(url(step.cursor())).isEqualTo(url(""));
  }

  @Test
  void pagesAreFollowedAndTheNextQuestionBeginsAtTheNewest() {
    String record = "{\"createdDateTime\":\"2026-05-06T06:45:00Z\"}";
    String next = BASE + "/v1.0/auditLogs/signIns?$skiptoken=abc";
    // When
    Feed.Step first = read("", "{\"value\":[" + record + "],\"@odata.nextLink\":\"" + next + "\"}");
    Feed.Step last = read(first.cursor(), "{\"value\":[]}");
    // Then
    assertThat(url("")).contains("createdDateTime%20ge%202026-05-06T06%3A00%3A00Z");
    assertThat(first.more()).isTrue();
    assertThat(url(first.cursor())).isEqualTo(next);
    assertThat(last.more()).isFalse();
    assertThat(url(last.cursor())).contains("createdDateTime%20ge%202026-05-06T06%3A45%3A00Z");
  }

  @Test
  void eachListIsAskedByItsOwnTime() {
    assertThat(Feeds.all())
        .extracting(Feed::name)
        .contains("entra-audits", "entra-risk-detections");
    Feed audits = Feeds.byName("entra-audits").orElseThrow();
    assertThat(audits.request(BASE, "", NOW).url().toString())
        .contains("/auditLogs/directoryAudits", "activityDateTime");
  }

  private String url(String cursor) {
    return feed.request(BASE, cursor, NOW).url().toString();
  }

  private Feed.Step read(String cursor, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, cursor, NOW, new Feed.Answer(Map.of(), bytes));
  }
}
