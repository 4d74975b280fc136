package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.model.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad input at the entrances of a running hub, and the good record after it. */
class BadInputIT {
  private static final String SECRET = "brass-kettle-71";
  private static final String HMAC_SECRET = "copper-lantern-12";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int SYSLOG = FreePorts.tcp();
  private static final String CONFIG =
      """
      syslog:
        - {port: %d, source: hsm}
      sources:
        - {name: okta, type: okta}
        - {name: intune, type: intune}
        - {name: hsm, type: hsm-syslog}
        - name: falcon
          type: crowdstrike
          auth: {hmac: {header: X-Proof-Signature, secret: "env:FALCON_SECRET"}}
        - name: okta-two
          type: okta
          auth: {shared-secret: {header: X-Proof-Secret, secret: "env:OKTA_SECRET"}}
      """
          .formatted(SYSLOG);

  @TempDir private static Path folder;
  private static HubProcess hub;
  private static TopicReader topics;

  @BeforeAll
  static void start() {
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("OKTA_SECRET", SECRET)
            .with("FALCON_SECRET", HMAC_SECRET)
            .start(CONFIG);
    topics = new TopicReader(hub.client().bootstrapServers());
  }

  @AfterAll
  static void end() {
    hub.close();
  }

  @AfterEach
  void nothingOfItIsInTheLog() {
    assertThat(hub.log()).doesNotContain(SECRET, HMAC_SECRET).doesNotContain("\tat ");
    // The first admin's token is shown at the first start, that once.
    assertThat(hub.log().split(hub.client().token(), -1)).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("io.portcullis.routes.proof.BadInput#all")
  void isAnsweredClearlyAndKept(BadInput bad) {
    // When
    HubClient.Answer answer = hub.client().post(bad.source(), bad.body());
    // Then
    assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
    problem(answer, bad.says());
    JsonNode letter = letter(bad.source(), Ids.sha256(bad.kept()), bad.says());
    assertThat(letter.path("place").asText()).contains(bad.source());
    assertThat(letter.path("offset").isNumber()).isTrue();
    goodOneGoesThrough();
  }

  @Test
  void anUnknownSourceIsNotFound() {
    // When
    HubClient.Answer answer = hub.client().post("oktta", "{}");
    // Then
    assertThat(answer.status()).isEqualTo(404);
    problem(answer, "oktta");
    goodOneGoesThrough();
  }

  @Test
  void theSoundRecordsBesideABrokenOneGoOn() {
    // Given
    String user = "u" + UUID.randomUUID();
    String sound = Feeds.login(user, "id-" + user, Instant.now());
    // When
    HubClient.Answer answer =
        hub.client().post("okta", "[{\"uuid\":\"broken\"},%s]".formatted(sound));
    // Then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("signals").asInt()).isEqualTo(1);
    assertThat(answer.json().path("broken").asInt()).isEqualTo(1);
    known(Feeds.byOkta(user));
  }

  @Test
  void aSecondDeliveryIsCountedAndNotDecided() {
    // Given
    String user = "u" + UUID.randomUUID();
    String body = Feeds.login(user, "id-" + user, Instant.now());
    hub.client().post("okta", body);
    // When
    HubClient.Answer answer = hub.client().post("okta", body);
    // Then
    assertThat(answer.status()).isEqualTo(202);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(dispositions(user)).containsExactlyInAnyOrder("resolved", "duplicate"));
  }

  @Test
  void syslogGarbageIsKeptAndTheNextLineOfTheSameSenderIsRead() throws IOException {
    // Given
    byte[] garbage = {(byte) 0xc3, 0x28, 'T', 'A', 'M', 'P', 'E', 'R', '\n'};
    String bad = "<10>Foo 30 07:17:12 hsm-77 monitor: TAMPER detected\n";
    String good = "<10>1 %s hsm-77 monitor 8 - - health ok\n".formatted(Instant.now());
    // When
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SYSLOG)) {
      OutputStream out = socket.getOutputStream();
      out.write(garbage);
      out.write(bad.getBytes(StandardCharsets.UTF_8));
      out.write((good.length() + " " + good).getBytes(StandardCharsets.UTF_8));
    }
    // Then
    known("authority-name=hsm-77");
    String place = "syslog:" + SYSLOG;
    assertThat(letter("hsm", hash(garbage), "UTF-8").path("place").asText()).isEqualTo(place);
    letter("hsm", hash(bad.getBytes(StandardCharsets.UTF_8)), "syslog time");
  }

  private static void problem(HubClient.Answer answer, String says) {
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
    assertThat(answer.json().path("detail").asText()).contains(says);
    assertThat(answer.body()).doesNotContain("Exception", "io.portcullis", "\tat ", ".java:");
    assertThat(answer.body()).doesNotContain(SECRET, HMAC_SECRET);
  }

  private static JsonNode letter(String source, String sha256, String reason) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                topics.all("dead-letters").stream()
                    .filter(l -> l.path("source").asText().equals(source))
                    .filter(l -> l.path("sha256").asText().equals(sha256))
                    .filter(l -> l.path("reason").asText().contains(reason))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Of a line without its end. */
  private static String hash(byte[] line) {
    return Ids.sha256(Arrays.copyOf(line, line.length - 1));
  }

  private static void goodOneGoesThrough() {
    String user = "u" + UUID.randomUUID();
    String body = Feeds.login(user, "id-" + user, Instant.now());
    assertThat(hub.client().post("okta", body).status()).isEqualTo(202);
    known(Feeds.byOkta(user));
  }

  private static void known(String alias) {
    Awaitility.await(alias).atMost(SOON).until(() -> hub.client().explain(alias).isPresent());
  }

  private static List<String> dispositions(String user) {
    return topics.all("records").stream()
        .map(r -> r.path("document").path("portcullis"))
        .filter(own -> own.path("signal").path("aliases").toString().contains(user))
        .filter(own -> own.has("disposition"))
        .map(own -> own.path("disposition").asText())
        .toList();
  }
}
