package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.notify.testkit.MailServer;
import io.portcullis.connectors.notify.testkit.WebServer;

import static org.assertj.core.api.Assertions.assertThat;

/** From what a device does to somebody's mail box, by a real hub and a real mail server. */
class AlertsIT {
  private static final Duration SOON = Duration.ofSeconds(180);

  @TempDir private Path folder;
  private int port;
  private WebServer pager;
  private HubProcess hub;

  @BeforeEach
  void start() throws IOException {
    port = FreePorts.tcp();
    pager = WebServer.answering(WebServer.Answer.of(202));
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("PAGER_KEY", "s3cret-key")
            .start(
                """
                sources:
                  - {name: intune, type: intune}
                alerts:
                  channels:
                    - name: mail
                      to:
                        mail: {host: localhost, port: %d, security: none, from: hub@example.net, to: [soc@example.net]}
                    - {name: pager, to: {pagerduty: {routing-key: "env:PAGER_KEY", url: "%s"}}}
                  default: [mail]
                  escalate: {from: info, steps: [{after: 3s, channel: pager}]}
                  findings: info
                """
                    .formatted(port, pager.url()));
  }

  @AfterEach
  void end() {
    hub.close();
    pager.close();
  }

  @Test
  void whatIsFoundIsMailedAndGoesOnUntilSomebodyAnswers() throws Exception {
    Files.createDirectories(folder.resolve("mail"));
    try (MailServer mail = MailServer.plain(folder.resolve("mail"), port)) {
      // Given
      hub.client().post("intune", Feeds.nonCompliant("dev-1", "m-1", Instant.now()));
      eventually().until(() -> !mail.mail().isEmpty());
      eventually().until(() -> pages("trigger") == 1);
      JsonNode alert = alerts().getFirst();
      // When
      HubClient.Answer answer =
          hub.client()
              .change(
                  "/alerts/" + alert.path("id").asText() + "/acknowledge",
                  Map.of("reason", "on it"));
      // Then
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("state").asText()).isEqualTo("ACKNOWLEDGED");
      eventually().until(() -> pages("acknowledge") == 1);
      assertThat(mail.mail().getFirst().getMessageID())
          .isEqualTo("<" + alert.path("id").asText() + "@example.net>");
      String text = folderText();
      assertThat(text).contains("portcullis explain ", "What to do: ", "docs/rules.md#");
      // Then: after a restart what was told is not told again, and what is new is
      hub.end();
      hub.start();
      hub.client().post("intune", Feeds.nonCompliant("dev-2", "m-2", Instant.now()));
      eventually().until(() -> pages("trigger") == 2);
      List<String> ids = mail.mail().stream().map(AlertsIT::id).distinct().toList();
      assertThat(mail.mail()).hasSameSizeAs(ids).hasSize(2);
      assertThat(hub.log()).doesNotContain("s3cret-key");
    }
  }

  @Test
  void aChannelThatIsDownHasItWhenItIsUpAgain() throws Exception {
    Files.createDirectories(folder.resolve("mail"));
    // Given
    hub.client().post("intune", Feeds.nonCompliant("dev-1", "m-1", Instant.now()));
    eventually().until(() -> told().anyMatch(t -> t.path("tries").asInt() > 1));
    // When
    try (MailServer mail = MailServer.plain(folder.resolve("mail"), port)) {
      // Then
      eventually().until(() -> mail.mail().size() == 1);
      eventually().until(() -> told().anyMatch(t -> t.path("state").asText().equals("taken")));
    }
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String folderText() throws IOException {
    return Files.readString(folder.resolve("mail/box/00001.eml")).replace("=\r\n", "");
  }

  private long pages(String action) {
    return pager.told().stream()
        .filter(t -> t.body().path("event_action").asText().equals(action))
        .count();
  }

  private Stream<JsonNode> told() {
    return alerts().stream()
        .flatMap(alert -> StreamSupport.stream(alert.path("told").spliterator(), false))
        .filter(told -> told.path("channel").asText().equals("mail"));
  }

  private List<JsonNode> alerts() {
    JsonNode page = hub.client().get("/alerts?open=true").json();
    return StreamSupport.stream(page.path("alerts").spliterator(), false).toList();
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
