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

class FalconAlertsFeedTest {
  private static final URI BASE = URI.create("https://api.example.net");
  private static final Instant NOW = Instant.parse("2026-05-06T07:00:00Z");
  private final Feed feed = new FalconAlertsFeed();

  @Test
  void anAnswerWithoutAlertsInItIsNoPage() {
    assertThatThrownBy(() -> read("", "{\"errors\":[]}"))
        .isInstanceOf(BadRecord.class)
        .hasMessage("resources: missing in the page");
  }

  @Test
  void aPlaceThatIsNoneIsNamed() {
    assertThatThrownBy(() -> feed.request(BASE, "nonsense", NOW)).isInstanceOf(BadRecord.class);
  }

  @Test
  void aQuestionStaysTheSameUntilItsLastPageAndTheNextBeginsAtTheNewest() {
    String alert =
        "{\"resources\":[{\"updated_timestamp\":\"2026-05-06T06:30:00Z\"}],\"meta\":{\"pagination\":{%s}}}";
    // When
    Feed.Step first = read("", alert.formatted("\"after\":\"t1\""));
    Feed.Step last = read(first.cursor(), alert.formatted(""));
    // Then
    assertThat(body(""))
        .contains("updated_timestamp:>='2026-05-06T06:00:00Z'")
        .doesNotContain("after");
    assertThat(first.more()).isTrue();
    assertThat(body(first.cursor()))
        .contains("updated_timestamp:>='2026-05-06T06:00:00Z'", "\"after\":\"t1\"");
    assertThat(last.more()).isFalse();
    assertThat(body(last.cursor()))
        .contains("updated_timestamp:>='2026-05-06T06:30:00Z'")
        .doesNotContain("after");
  }

  private String body(String cursor) {
    return feed.request(BASE, cursor, NOW).body().orElseThrow();
  }

  private Feed.Step read(String cursor, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, cursor, NOW, new Feed.Answer(Map.of(), bytes));
  }
}
