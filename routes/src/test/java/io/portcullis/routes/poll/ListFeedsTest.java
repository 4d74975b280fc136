package io.portcullis.routes.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Feeds;
import io.portcullis.routes.duty.KeptPlace;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists that bindings are filled from, against a server that misbehaves. */
class ListFeedsTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final Duration EVERY = Duration.ofHours(6);
  private static final String NO_LIST = "{\"errors\":[{\"code\":\"lab\"}]}";

  private final KeptPlace place = new KeptPlace();
  private final List<String> pages = new ArrayList<>();
  private boolean kafkaAway;
  private MisbehavingApi api;

  @BeforeEach
  void start() throws IOException {
    api = new MisbehavingApi();
  }

  @AfterEach
  void end() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entra-users",
        "entra-devices",
        "entra-device-changes",
        "intune-managed-devices",
        "okta-users",
        "okta-devices",
        "jamf-computers",
        "jamf-mobile-devices",
        "falcon-hosts"
      })
  void whateverIsNoPageMovesNothing(String feed) throws InterruptedException {
    Poller poller = poller(feed);
    api.status(500, "X", "y")
        .status(429, "Retry-After", "7")
        .body("<html>login</html>")
        .body(NO_LIST)
        .halfABody("/next");
    // When
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waits.add(poller.step(place));
    }
    // Then
    assertThat(waits).element(1).isEqualTo(Duration.ofSeconds(7));
    assertThat(pages).isEmpty();
    assertThat(place.text()).isEmpty();
    assertThat(api.asked).hasSize(5).containsOnly(api.asked.getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"entra-users", "entra-devices", "intune-managed-devices"})
  void afterACrashBetweenPagesGraphsListGoesOnFromThePlace(String feed)
      throws InterruptedException {
    api.body("{\"value\":[{}],\"@odata.nextLink\":\"BASE/v1.0/page?$skiptoken=2\"}")
        .body("{\"value\":[{}]}");
    assertThat(poller(feed).step(place)).isEqualTo(Duration.ZERO);
    // When: another hub takes over
    Duration wait = poller(feed).step(place);
    // Then
    assertThat(wait).isEqualTo(EVERY);
    assertThat(api.asked.getLast()).isEqualTo("/v1.0/page?$skiptoken=2");
    assertThat(pages).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jamf-computers", "jamf-mobile-devices"})
  void jamfsPagesAreCountedAndACrashRepeatsOneAndSkipsNone(String feed)
      throws InterruptedException {
    String first = "{\"totalCount\":201,\"results\":[{\"id\":\"1\"}]}";
    String second = "{\"totalCount\":201,\"results\":[{\"id\":\"201\"}]}";
    api.body(first).body(first).status(429, "Retry-After", "9").body(second).body(first);
    kafkaAway = true;
    poller(feed).step(place);
    kafkaAway = false;
    // When
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waits.add(poller(feed).step(place));
    }
    // Then
    assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(9), EVERY, Duration.ZERO);
    assertThat(api.asked)
        .extracting(url -> url.replaceFirst(".*&page=(\\d+)&.*", "$1"))
        .containsExactly("0", "0", "1", "1", "0");
    assertThat(pages).containsExactly(first, second, first);
  }

  @Test
  void jamfsEmptyPageEndsTheListWhateverItCounts() throws InterruptedException {
    api.body("{\"totalCount\":100000,\"results\":[]}");
    assertThat(poller("jamf-computers").step(place)).isEqualTo(EVERY);
    assertThat(place.text()).isEmpty();
  }

  @Test
  void changesAreAskedForWhereGraphSaidAndAPageThatIsRepeatedDoesNoHarm()
      throws InterruptedException {
    String delta = "{\"value\":[],\"@odata.deltaLink\":\"BASE/v1.0/users/delta?$deltatoken=1\"}";
    api.body(delta).body(delta);
    Poller poller = poller("entra-users");
    // When
    List<Duration> waits = List.of(poller.step(place), poller.step(place));
    // Then
    assertThat(waits).containsExactly(EVERY, EVERY);
    assertThat(api.asked.getLast()).isEqualTo("/v1.0/users/delta?$deltatoken=1");
  }

  @ParameterizedTest
  @CsvSource({
    "entra-users, 410",
    "entra-device-changes, 400",
    "entra-devices, 400",
    "intune-managed-devices, 410",
    "okta-users, 400",
    "falcon-hosts, 400"
  })
  void aPlaceThatIsKeptNoLongerMeansFromTheBeginning(String feed, int status)
      throws InterruptedException {
    Poller poller = poller(feed);
    api.status(503, "X", "y");
    poller.step(place);
    String beginning = api.asked.getLast();
    place.keep(kept(feed));
    api.status(status, "X", "y").status(503, "X", "y");
    // When
    Duration wait = poller.step(place);
    poller.step(place);
    // Then
    assertThat(wait).isPositive();
    assertThat(place.text()).isEmpty();
    assertThat(api.asked.getLast()).isEqualTo(beginning);
  }

  @Test
  void aLogIsNeverBegunAnew() throws InterruptedException {
    place.keep(api.base() + "/api/v1/logs?after=1");
    api.status(410, "X", "y").status(400, "X", "y");
    Poller poller = poller("okta-system-log");
    poller.step(place);
    poller.step(place);
    assertThat(place.text()).isEqualTo(api.base() + "/api/v1/logs?after=1");
  }

  @Test
  void oktaIsAskedForAllAndThenForWhatChanged() throws InterruptedException {
    api.page("[{\"lastUpdated\":\"2026-05-06T06:00:00.000Z\"}]", "/api/v1/users?after=2")
        .body("[{\"lastUpdated\":\"2026-05-06T06:30:00.000Z\"}]")
        .body("[]");
    Poller poller = poller("okta-users");
    // When
    List<Duration> waits = List.of(poller.step(place), poller.step(place), poller.step(place));
    // Then
    assertThat(waits).containsExactly(Duration.ZERO, EVERY, EVERY);
    assertThat(api.asked.get(0)).contains("1970-01-01T00%3A00%3A00Z", "DEPROVISIONED");
    assertThat(api.asked.get(1)).isEqualTo("/api/v1/users?after=2");
    assertThat(api.asked.get(2))
        .contains("2026-05-06T06%3A25%3A00Z")
        .doesNotContain("DEPROVISIONED");
  }

  private String kept(String feed) {
    return feed.startsWith("okta") || feed.startsWith("falcon")
        ? "2026-05-06T06:00:00Z 2026-05-06T06:00:00Z " + api.base() + "/old"
        : api.base() + "/old";
  }

  private Poller poller(String name) {
    Feed feed = Feeds.byName(name).orElseThrow();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Caller caller = new Caller(new Proof.Fixed("Bearer keep"), Duration.ofSeconds(5), clock);
    return new Poller(name, feed, api.base(), EVERY, caller, this::take, clock);
  }

  private CompletableFuture<Void> take(byte[] page) {
    if (kafkaAway) {
      return CompletableFuture.failedFuture(new IOException("no Kafka"));
    }
    pages.add(new String(page, StandardCharsets.UTF_8));
    return CompletableFuture.completedFuture(null);
  }
}
