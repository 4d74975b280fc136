package io.portcullis.routes.inventory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.read.Body;
import io.portcullis.inventory.store.Filter;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Statement;
import io.portcullis.routes.api.CertificateAnswer;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.inventory.HeardTest.Signals;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The inventory of a hub on a real Kafka: from both topics, over a restart, and on another hub. */
class InventoryIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Clock CLOCK = Clock.fixed(Signals.AT, ZoneOffset.UTC);

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private Map<String, Object> client;
  private Topics topics;
  private Outlet outlet;
  private SimpleMeterRegistry meters;

  @BeforeEach
  void begin() {
    client = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    topics = KAFKA.topics();
    outlet = new Outlet(client, topics);
  }

  @AfterEach
  void end() throws Exception {
    closeAll();
    outlet.close();
  }

  @Test
  void whatCanNotBeReadIsCountedAndPassedOver() {
    // Given
    LiveInventory hub = hub("one");
    outlet.send(Topic.INVENTORY, "broken", "{".getBytes(StandardCharsets.UTF_8)).join();
    tell("", new Statement.CertificateRevoked("", "1f", ReasonCode.KEY_COMPROMISE));
    // When
    tell("dev-1", new Statement.CertificateIssued(Signals.certificate("1f")));
    // Then
    await().atMost(LONG).until(() -> serials(hub).equals(List.of("1f")));
    await().atMost(LONG).until(() -> unread("inventory") == 1 && unread("signals") == 1);
  }

  @Test
  void whatIsBroughtAndWhatIsToldBecomeOneEntryThatOutlivesARestart() throws Exception {
    // Given
    LiveInventory before = hub("one");
    tell("dev-1", new Statement.CertificateIssued(Signals.certificate("1f")));
    await().atMost(LONG).until(() -> serials(before).equals(List.of("1f")));
    bring(before, "issuer,serial,owner,deployed\n\"CN=Lab CA,O=Lab\",1f,till team,lb-1\n");
    closeAll();
    tell("dev-1", new Statement.CertificateRenewed(Signals.certificate("20"), "1f"));
    // When
    LiveInventory after = hub("one");
    // Then
    await().atMost(LONG).until(() -> serials(after).size() == 2);
    CertificateAnswer answer = after.find("1f");
    Entry entry = answer.found().getFirst();
    assertThat(entry.owner()).isEqualTo("till team");
    assertThat(entry.holder()).isEqualTo("dev-1");
    assertThat(entry.deployed()).containsExactly("lb-1");
    assertThat(entry.status().kind()).isEqualTo(Status.Kind.REPLACED);
    assertThat(answer.sameKey()).extracting(e -> e.certificate().serial()).containsExactly("20");
  }

  @Test
  void anotherHubHasTheSameAndASecondWordTakesNothingBack() {
    // Given
    LiveInventory one = hub("one");
    bring(one, "issuer,serial,owner\nCN=A,1,till team\n");
    bring(one, "issuer,serial,environment\nCN=A,1,production\n");
    // When
    LiveInventory other = hub("other");
    // Then
    await().atMost(LONG).until(() -> serials(other).equals(List.of("1")));
    await().atMost(LONG).untilAsserted(() -> assertThat(all(other)).isEqualTo(all(one)).hasSize(1));
    assertThat(all(other).getFirst().owner()).isEqualTo("till team");
    assertThat(all(other).getFirst().environment()).isEqualTo("production");
    await().atMost(LONG).until(() -> other.list(Filter.ALL, "", 1).asOf().isPresent());
  }

  private LiveInventory hub(String name) {
    meters = new SimpleMeterRegistry();
    InventoryPart part = new InventoryPart(folder.resolve(name), 8, meters, CLOCK);
    open.addFirst(part);
    part.readers()
        .forEach(
            (topic, reader) ->
                open.addFirst(new Tail(client, topics, topic, Tail.Haste.SOON, reader, CLOCK)));
    return new LiveInventory(part, () -> outlet, CLOCK);
  }

  private void closeAll() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    open.clear();
  }

  private void tell(String subject, Statement statement) {
    outlet.send(Topic.SIGNALS, subject, Json.bytes(Signals.of(statement))).join();
  }

  private static void bring(LiveInventory hub, String table) {
    assertThat(hub.take(Body.Kind.CSV, "cmdb", table.getBytes(StandardCharsets.UTF_8)).taken())
        .isEqualTo(1);
  }

  private double unread(String topic) {
    return meters.counter("portcullis.inventory.unread", "topic", topic).count();
  }

  private static List<String> serials(LiveInventory hub) {
    return all(hub).stream().map(e -> e.certificate().serial()).sorted().toList();
  }

  private static List<Entry> all(LiveInventory hub) {
    List<Entry> all = new ArrayList<>();
    hub.export(all::add);
    return all;
  }
}
