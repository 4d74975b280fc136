package io.portcullis.connectors.edr.crowdstrike;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FalconHostsFeedTest {
  private static final URI BASE = URI.create("https://api.example.net");
  private static final Instant NOW = Instant.parse("2026-05-06T07:00:00Z");
  private static final String HOST =
      "{\"resources\":[{\"modified_timestamp\":\"2026-05-06T06:30:00Z\"}],"
          + "\"meta\":{\"pagination\":{%s}}}";
  private final Feed feed = new FalconHostsFeed();

  @Test
  void anAnswerWithoutHostsInItIsNoPage() {
    assertThatThrownBy(() -> read("", "{\"errors\":[]}")).isInstanceOf(BadRecord.class);
  }

  @Test
  void anEmptyPageIsTheLast() {
    Feed.Step step = read("", "{\"resources\":[],\"meta\":{\"pagination\":{\"next\":\"again\"}}}");
    assertThat(step.more()).isFalse();
  }

  @Test
  void allAreReadOnceAndThenThoseThatChanged() {
    // When
    Feed.Step first = read("", HOST.formatted("\"next\":\"t 1\""));
    Feed.Step last = read(first.cursor(), HOST.formatted(""));
    // Then
    assertThat(url("")).doesNotContain("filter").doesNotContain("offset");
    assertThat(first.more()).isTrue();
    assertThat(url(first.cursor())).doesNotContain("filter").contains("offset=t%201");
    assertThat(last.more()).isFalse();
    assertThat(url(last.cursor()))
        .contains("modified_timestamp%3A%3E%3D%272026-05-06T06%3A30%3A00Z%27")
        .doesNotContain("offset");
  }

  private String url(String cursor) {
    return feed.request(BASE, cursor, NOW).url().toString();
  }

  private Feed.Step read(String cursor, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, cursor, NOW, new Feed.Answer(Map.of(), bytes));
  }
}
