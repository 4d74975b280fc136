package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.notify.testkit.WebServer;
import io.portcullis.routes.embedded.ElasticsearchForTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole hub that tries whether its evidence arrives, a real Elasticsearch that is stopped and
 * started, and two servers that stand for people. The cases follow each other in one life of the
 * hub.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SelfTestIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String TITLE = "Evidence does not arrive in Elasticsearch";
  private static final Pattern SECONDS =
      Pattern.compile("(?m)^portcullis_selftest_seconds(?:\\{[^}]*})? ([0-9.eE+-]+)$");

  @TempDir private static Path folder;
  private static WebServer chat;
  private static WebServer pager;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws IOException {
    chat = WebServer.answering(WebServer.Answer.of(200));
    pager = WebServer.answering(WebServer.Answer.of(202));
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("CHAT_KEY", "chat-key")
            .with("PAGER_KEY", "pager-key")
            .start(
                """
                elasticsearch: {hosts: ["%s"], self-test: 10s, self-test-every: 5s}
                alerts:
                  channels:
                    - {name: chat, to: {webhook: {url: "%s", secret: "env:CHAT_KEY"}}}
                    - {name: pager, to: {pagerduty: {routing-key: "env:PAGER_KEY", url: "%s"}}}
                """
                    .formatted(NODE.uri(), chat.url(), pager.url()));
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
    chat.close();
    pager.close();
  }

  @Test
  @Order(1)
  void whileAllIsWellTheSignalIsThereAndTheMeterSaysHowLongItTook() {
    // When
    eventually().until(() -> seconds().isPresent());
    // Then
    assertThat(seconds().orElseThrow()).isBetween(0.0, 10.0);
    assertThat(meters()).contains("portcullis_selftest_late 0.0");
    assertThat(evidence().path("good").asBoolean()).isTrue();
    assertThat(evidence().path("detail").asText()).startsWith("the last one took ");
    assertThat(chats()).isZero();
  }

  @Test
  @Order(2)
  void withoutElasticsearchPeopleHearItByAnotherWay() {
    // When
    NODE.stop();
    eventually().until(() -> chats() == 1 && pages("trigger") == 1);
    // Then
    assertThat(meters()).contains("portcullis_selftest_late 1.0");
    assertThat(evidence().path("good").asBoolean()).isFalse();
    assertThat(evidence().path("detail").asText()).startsWith("nothing has arrived since ");
    eventually().until(() -> found().contains("audit/trail-interrupted"));
    assertThat(hub.log()).contains("evidence does not arrive in Elasticsearch within PT10S");
  }

  @Test
  @Order(3)
  void whenItIsBackItIsToldThatAllIsWellAgain() {
    // When
    NODE.start();
    eventually().until(() -> pages("resolve") > 0);
    // Then
    eventually().until(() -> evidence().path("good").asBoolean());
    assertThat(meters()).contains("portcullis_selftest_late 0.0");
    assertThat(pages("trigger")).as("told once").isEqualTo(1);
    assertThat(chats()).as("told once").isEqualTo(1);
    assertThat(hub.client().get("/alerts?open=true").body()).doesNotContain(TITLE);
    assertThat(hub.log()).contains("evidence arrives again");
  }

  private static String meters() {
    return hub.client().get("/q/metrics").body();
  }

  private static Optional<Double> seconds() {
    Matcher matcher = SECONDS.matcher(meters());
    return matcher.find() ? Optional.of(Double.parseDouble(matcher.group(1))) : Optional.empty();
  }

  private static JsonNode evidence() {
    return hub.client().part("evidence").orElseThrow();
  }

  private static String found() {
    return hub.client().explain("arn=hub.audit").map(JsonNode::toString).orElse("");
  }

  private static long chats() {
    return chat.told().stream().filter(t -> t.body().toString().contains(TITLE)).count();
  }

  private static long pages(String action) {
    return pager.told().stream()
        .filter(t -> t.body().path("event_action").asText().equals(action))
        .filter(t -> !action.equals("trigger") || t.body().toString().contains(TITLE))
        .count();
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
