package io.portcullis.connectors.mdm.jamf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InventoryFeedTest {
  private static final URI BASE = URI.create("https://jamf.example.net");
  private static final Instant NOW = Instant.parse("2026-05-06T07:00:00Z");
  private static final String FULL = "{\"totalCount\":9000000,\"results\":[{\"id\":\"1\"}]}";
  private final Feed feed = new InventoryFeed.Computers();

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "-1", "123456", "https://evil.example.net/"})
  void aPlaceThatIsNoPageIsRefused(String place) {
    assertThatThrownBy(() -> feed.request(BASE, place, NOW)).isInstanceOf(BadRecord.class);
  }

  @Test
  void aListThatNeverEndsIsNotFollowedForEver() {
    String last = Integer.toString(InventoryFeed.MAX_PAGES - 1);
    assertThat(read(Integer.toString(InventoryFeed.MAX_PAGES - 2), FULL))
        .isEqualTo(new Feed.Step(last, true));
    assertThat(read(last, FULL)).isEqualTo(new Feed.Step("", false));
  }

  @Test
  void aPageIsAskedForWithEverySectionThatNamesTheDevice() {
    assertThat(feed.request(BASE, "3", NOW).url())
        .hasToString(
            BASE
                + "/api/v1/computers-inventory?section=GENERAL&section=HARDWARE"
                + "&section=USER_AND_LOCATION&section=SECURITY&section=DISK_ENCRYPTION"
                + "&section=OPERATING_SYSTEM&section=GROUP_MEMBERSHIPS"
                + "&page=3&page-size=200&sort=id:asc");
  }

  private Feed.Step read(String cursor, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return feed.read(BASE, cursor, NOW, new Feed.Answer(Map.of(), bytes));
  }
}
