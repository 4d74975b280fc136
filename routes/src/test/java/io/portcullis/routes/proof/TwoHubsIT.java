package io.portcullis.routes.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.embedded.KafkaForTests;

import static org.assertj.core.api.Assertions.assertThat;

/** Two hubs on one Kafka share the work, obey one stop, and each goes on without the other. */
class TwoHubsIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration SOON = Duration.ofSeconds(180);

  @TempDir private Path folder;
  private final String application = "two-" + UUID.randomUUID().toString().substring(0, 8);
  private HubProcess one;
  private HubProcess two;

  @BeforeEach
  void start() {
    one = new HubProcess(folder.resolve("one")).start(config());
    two = new HubProcess(folder.resolve("two")).start(config());
  }

  @AfterEach
  void end() {
    for (HubProcess hub : new HubProcess[] {one, two}) {
      if (hub != null) {
        hub.close();
      }
    }
  }

  @Test
  void theWorkIsSharedAndOneGoesOnWithoutTheOther() {
    // Given
    eventually().until(() -> working().size() == 2);
    enrol(one, 1);
    enrol(two, 2);
    eventually().until(() -> lets(one, 1) && lets(one, 2) && lets(two, 1) && lets(two, 2));
    // When
    two.kill();
    // Then
    fallsOut(one, 1);
    eventually().until(() -> standing(one, 1).equals("QUARANTINED"));
    eventually().until(() -> !lets(one, 1));
    assertThat(lets(one, 2)).isTrue();
    fallsOut(one, 2);
    eventually().until(() -> !lets(one, 2));
    two.start();
    eventually().until(() -> !lets(two, 1) && !lets(two, 2));
    eventually().until(() -> working().size() == 2);
  }

  @Test
  void aStopOnOneHoldsBackBothAndOutlivesARestart() {
    // Given
    enrol(one, 3);
    eventually().until(() -> lets(one, 3) && lets(two, 3));
    // When
    assertThat(two.client().change("/control/stop", Map.of("reason", "drill")).status())
        .isEqualTo(200);
    // Then
    eventually().until(() -> stopped(one) && stopped(two));
    fallsOut(one, 3);
    eventually().until(() -> note(one, 3).contains("waits"));
    assertThat(standing(one, 3)).isEqualTo("GOOD");
    one.end();
    one.start();
    assertThat(stopped(one)).isTrue();
    assertThat(standing(two, 3)).isEqualTo("GOOD");
    assertThat(lets(one, 3) && lets(two, 3)).isTrue();
    assertThat(one.client().change("/control/resume", Map.of("reason", "over")).status())
        .isEqualTo(200);
    eventually().until(() -> !stopped(two));
    eventually().until(() -> !lets(one, 3) && !lets(two, 3));
  }

  private String config() {
    return """
        kafka: {bootstrap-servers: "%s", application-id: %s}
        sources:
          - {name: inventory, type: inventory}
          - {name: intune, type: intune}
        """
        .formatted(KAFKA.bootstrapServers(), application);
  }

  /** The hubs that partitions of the topology are assigned to, by the ids of their processes. */
  private Set<String> working() throws Exception {
    try (Admin admin = KAFKA.admin()) {
      var group = admin.describeConsumerGroups(List.of(application)).all().get().get(application);
      Set<String> hubs = new HashSet<>();
      for (MemberDescription member : group.members()) {
        if (!member.assignment().topicPartitions().isEmpty()) {
          hubs.add(member.clientId().replaceFirst("-StreamThread.*", ""));
        }
      }
      return hubs;
    }
  }

  private static void enrol(HubProcess hub, int device) {
    Map<String, ?> names = Map.of("mdm-device", "intune:" + mdm(device), "mac", mac(device));
    String body = Json.text(Map.of("device", "pad-" + device, "aliases", names));
    assertThat(hub.client().post("inventory", body).status()).isEqualTo(202);
  }

  private static void fallsOut(HubProcess hub, int device) {
    String body = Feeds.nonCompliant(mdm(device), "m-" + device, Instant.now());
    assertThat(hub.client().post("intune", body).status()).isEqualTo(202);
  }

  private static boolean lets(HubProcess hub, int device) {
    Map<String, ?> question = Map.of("Calling-Station-Id", List.of(mac(device)));
    return hub.client().authorise(question).status() == 200;
  }

  private static String standing(HubProcess hub, int device) {
    return hub.client().admitted(Feeds.byMdm(mdm(device)));
  }

  private static String note(HubProcess hub, int device) {
    return hub.client()
        .explain(Feeds.byMdm(mdm(device)))
        .map(e -> e.at("/standing/note").asText())
        .orElse("");
  }

  private static boolean stopped(HubProcess hub) {
    return hub.client().get("/status").json().at("/control/stopped").asBoolean();
  }

  private static String mdm(int device) {
    return "2b6c000%d-3c4d-4e5f-8a9b-0c1d2e3f4a5b".formatted(device);
  }

  private static String mac(int device) {
    return "02:00:5e:20:00:0%d".formatted(device);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
