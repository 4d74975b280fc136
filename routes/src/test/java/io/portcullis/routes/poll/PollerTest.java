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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.Feeds;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.duty.RunningDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that misbehaves: whatever it does, no page is skipped. */
class PollerTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String ONE = "[{\"uuid\":\"1\"}]";
  private static final String TWO = "[{\"uuid\":\"2\"}]";

  private final KeptPlace place = new KeptPlace();
  private final List<String> pages = new ArrayList<>();
  private CompletableFuture<Void> log = CompletableFuture.completedFuture(null);
  private MisbehavingApi api;
  private Poller poller;

  @BeforeEach
  void start() throws IOException {
    api = new MisbehavingApi();
    poller = patient(PATIENCE);
  }

  private Poller patient(Duration timeout) {
    Feed feed = Feeds.byName("okta-system-log").orElseThrow();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Caller caller = new Caller(new Proof.Fixed("SSWS keep"), timeout, clock);
    return new Poller("okta", feed, api.base(), EVERY, caller, this::take, clock);
  }

  @AfterEach
  void end() {
    api.close();
  }

  @Test
  void aRefusedRequestIsRepeatedWhenTheApiSaysSo() throws InterruptedException {
    api.status(429, "X-Rate-Limit-Reset", Long.toString(NOW.getEpochSecond() + 42))
        .status(503, "Retry-After", "7")
        .status(429, "Retry-After", "Wed, 06 May 2026 07:09:09 GMT")
        .status(429, "X-RateLimit-RetryAfter", Long.toString(NOW.getEpochSecond() + 999_999))
        .page(ONE, "/next");
    // When
    List<Duration> waits = List.of(step(), step(), step(), step(), step());
    // Then
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(42),
            Duration.ofSeconds(7),
            Duration.ofMinutes(1),
            Backoff.LONGEST,
            Duration.ZERO);
    assertThat(pages).containsExactly(ONE);
    assertThat(api.asked).hasSize(5).containsOnly(api.asked.getFirst());
  }

  @Test
  void failuresAreMetWithLongerAndLongerWaits() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      api.status(500, "X", "y");
    }
    api.page(ONE, "/next").status(500, "X", "y");
    assertThat(List.of(step(), step(), step()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    step();
    assertThat(step()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void halfABodyIsNoPage() throws InterruptedException {
    api.halfABody("/next").page(ONE, "/next");
    // When
    step();
    step();
    // Then
    assertThat(pages).containsExactly(ONE);
    assertThat(api.asked.get(1)).isEqualTo(api.asked.get(0));
  }

  @Test
  void aProxysOwnPageIsNoPage() throws InterruptedException {
    api.page("<html>login</html>", "/next").page("{}", "/next");
    step();
    step();
    assertThat(pages).isEmpty();
    assertThat(place.text()).isEmpty();
  }

  @Test
  void anApiThatDoesNotAnswerInTimeIsAskedAgain() throws InterruptedException {
    api.silence().page(ONE, "/next");
    assertThat(step()).isEqualTo(Duration.ofSeconds(1));
    step();
    assertThat(pages).containsExactly(ONE);
  }

  /** The bound is there to end the test where the poller does not end. */
  @Test
  @Timeout(60)
  void aBodyThatStopsInTheMiddleIsGivenUpAndThePageAskedForAgain() throws InterruptedException {
    api.stalledBody("/next").page(ONE, "/next");
    // When
    Duration wait = step();
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(1));
    assertThat(place.text()).isEmpty();
    step();
    assertThat(pages).containsExactly(ONE);
    assertThat(api.asked.get(1)).isEqualTo(api.asked.get(0));
  }

  @Test
  void whoeverWaitsForABodyEndsWhenItIsInterrupted() throws InterruptedException {
    api.stalledBody("/next");
    endsWhenInterrupted(patient(Duration.ofDays(1)));
  }

  @Test
  void whoeverWaitsForTheLogEndsWhenItIsInterrupted() throws InterruptedException {
    api.page(ONE, "/next");
    log = new CompletableFuture<>();
    endsWhenInterrupted(poller);
    assertThat(place.text()).isEmpty();
  }

  private void endsWhenInterrupted(Poller endless) throws InterruptedException {
    RunningDuty duty = RunningDuty.start(endless, place);
    Awaitility.await().until(() -> !api.asked.isEmpty());
    assertThat(duty.end()).isTrue();
  }

  @Test
  void thePlaceStaysUntilThePageIsDurable() throws InterruptedException {
    api.page(ONE, "/next").page(ONE, "/next");
    log = CompletableFuture.failedFuture(new IOException("no Kafka"));
    step();
    assertThat(place.text()).isEmpty();
    log = CompletableFuture.completedFuture(null);
    step();
    assertThat(place.text()).isEqualTo(api.base() + "/next");
  }

  @Test
  void theTokenIsNotCarriedToAnotherAddress() throws InterruptedException {
    api.then(
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<http://127.0.0.2:1/x>; rel=\"next\"");
          MisbehavingApi.send(exchange, 200, ONE);
        });
    step();
    assertThat(place.text()).isEmpty();
    assertThat(pages).isEmpty();
  }

  @Test
  void aPageThatLeadsToItselfIsNotAskedForWithoutAPause() throws InterruptedException {
    place.keep(api.base() + "/same");
    api.page(ONE, "/same");
    assertThat(step()).isEqualTo(EVERY);
  }

  @Test
  void pagesAreFollowedWithoutAPauseAndTheLastOneIsWaitedBehind() throws InterruptedException {
    api.page(ONE, "/a").page(TWO, "/b").page("[]", "/b");
    // When
    List<Duration> waits = List.of(step(), step(), step());
    // Then
    assertThat(waits).containsExactly(Duration.ZERO, Duration.ZERO, EVERY);
    assertThat(pages).containsExactly(ONE, TWO, "[]");
    assertThat(api.asked.getFirst()).contains("since=2026-05-06T06:08:09Z");
    assertThat(api.asked.subList(1, 3)).containsExactly("/a", "/b");
    assertThat(api.proofs).containsOnly("SSWS keep");
  }

  @Test
  void whatIsUsedUpIsNotAskedForUntilItIsGivenAnew() throws InterruptedException {
    api.then(
        exchange -> {
          exchange.getResponseHeaders().add("Link", "<" + api.base() + "/a>; rel=\"next\"");
          exchange.getResponseHeaders().add("X-Rate-Limit-Remaining", "0");
          exchange
              .getResponseHeaders()
              .add("X-Rate-Limit-Reset", Long.toString(NOW.getEpochSecond() + 13));
          MisbehavingApi.send(exchange, 200, ONE);
        });
    assertThat(step()).isEqualTo(Duration.ofSeconds(13));
    assertThat(pages).containsExactly(ONE);
  }

  private Duration step() throws InterruptedException {
    return poller.step(place);
  }

  private CompletableFuture<Void> take(byte[] page) {
    if (!log.isCompletedExceptionally()) {
      pages.add(new String(page, StandardCharsets.UTF_8));
    }
    return log;
  }
}
