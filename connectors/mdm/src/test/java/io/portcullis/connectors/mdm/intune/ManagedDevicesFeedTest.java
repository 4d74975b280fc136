package io.portcullis.connectors.mdm.intune;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagedDevicesFeedTest {
  private static final URI BASE = URI.create("https://graph.example.net");
  private static final Instant NOW = Instant.parse("2026-05-06T07:00:00Z");
  private final Feed feed = new ManagedDevicesFeed();

  @Test
  void aNextPageAtAnotherAddressIsRefused() {
    assertThatThrownBy(
            () -> read("{\"value\":[],\"@odata.nextLink\":\"https://evil.example.net/x\"}"))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("another address");
  }

  @Test
  void anAnswerWithoutAListIsNoPage() {
    assertThatThrownBy(() -> read("{\"error\":{}}")).isInstanceOf(BadRecord.class);
  }

  @Test
  void theListIsReadToItsEndAndThenFromItsBeginning() {
    String next = BASE + "/v1.0/deviceManagement/managedDevices?$skiptoken=2";
    // When
    Feed.Step first = read("{\"value\":[{}],\"@odata.nextLink\":\"" + next + "\"}");
    Feed.Step last = read("{\"value\":[]}");
    // Then
    assertThat(first).isEqualTo(new Feed.Step(next, true));
    assertThat(feed.request(BASE, first.cursor(), NOW).url()).hasToString(next);
    assertThat(last).isEqualTo(new Feed.Step("", false));
    assertThat(feed.request(BASE, "", NOW).url().getPath())
        .isEqualTo("/v1.0/deviceManagement/managedDevices");
  }

  private Feed.Step read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, "", NOW, new Feed.Answer(Map.of(), bytes));
  }
}
