package io.portcullis.routes.seal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.Salted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShipperIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Templates TEMPLATES = new Templates(Map.of());
  private static final Duration STALLED = Duration.ofMinutes(15);
  private static final Clock CLOCK = Clock.fixed(Records.AT, ZoneOffset.UTC);

  private SealForTests seal;
  private Stored stored;

  @BeforeEach
  void open() throws Exception {
    seal = new SealForTests(KAFKA);
    stored = new Stored(NODE.uri(), seal.topics.prefix());
  }

  @AfterEach
  void close() {
    stored.close();
    seal.close();
  }

  @Test
  void whileElasticsearchIsAwayNothingIsLostAndAfterwardsAllIsThereOnce() throws Exception {
    // Given
    try (Shipper shipper = ship()) {
      seal.write(records(0, 3_000));
      eventually().until(() -> shipper.status().shipped() == 3_000);
      NODE.stop();
      seal.write(records(3_000, 5_000));
      eventually().until(() -> !shipper.status().problem().isEmpty());
      // When
      NODE.start();
      // Then
      eventually().until(() -> shipper.status().problem().isEmpty() && stored.count() == 5_000);
      assertThat(stored.problems()).isEmpty();
      assertThat(shipper.status().conflicts()).isZero();
      assertThat(shipper.status().rejected()).isZero();
    }
  }

  @Test
  void recordsThatAreSentAgainAfterARolloverAreNotStoredTwice() throws Exception {
    // Given
    try (Shipper shipper = ship()) {
      seal.write(records(0, 500));
      eventually().until(() -> shipper.status().shipped() == 500);
    }
    for (Dataset dataset : Dataset.values()) {
      stored.elasticsearch.send("POST", "/" + dataset.stream() + "/_rollover", "");
    }
    try (Admin admin = KAFKA.admin()) {
      admin.deleteConsumerGroups(List.of(seal.topics.prefix() + "ship")).all().get();
    }
    // When
    try (Shipper again = ship()) {
      seal.write(records(500, 600));
      // Then
      eventually().until(() -> again.status().shipped() == 100);
      assertThat(again.status().present()).isEqualTo(500);
      assertThat(stored.count()).isEqualTo(600);
      assertThat(stored.problems()).isEmpty();
    }
  }

  @Test
  void anotherDocumentInTheSamePlaceAlarms() throws Exception {
    // Given
    String id = seal.topics.prefix() + "c0-0000000000000001";
    TEMPLATES.install(stored.elasticsearch);
    stored.elasticsearch.send(
        "PUT",
        "/" + Dataset.AUDIT.stream() + "/_create/" + id,
        "{\"@timestamp\":\"2026-03-04T05:06:07Z\",\"portcullis\":{\"seal\":{\"hash\":\"forged\"}}}");
    AuditRecord first = new AuditRecord("rec-a", Dataset.AUDIT, Records.AT, "", Map.of());
    // When
    try (Shipper shipper = ship()) {
      seal.write(Topic.RECORDS, Map.of(keyOfFirstPartition(), Salted.bytes(first)));
      // Then
      eventually().until(() -> shipper.status().conflicts() == 1 && stored.count() == 1);
      assertThat(stored.chains().values().toString()).contains("evidence-conflict").contains(id);
      assertThat(deadLetter().reason()).contains(id).contains("forged");
      assertThat(noted()).isEqualTo(new Noted("audit", OwnTrail.CONFLICT, true));
    }
  }

  @Test
  void whatElasticsearchCanNotMapBecomesADeadLetterAndTheRestGoesOn() throws Exception {
    // Given
    Map<String, Object> unmappable = Map.of("event", Map.of("action", Map.of("a", "object")));
    AuditRecord bad = new AuditRecord("bad", Dataset.AUDIT, Records.AT, "", unmappable);
    // When
    try (Shipper shipper = ship()) {
      seal.write(List.of(bad));
      seal.write(records(0, 10));
      // Then
      // and that it was rejected, as a record
      eventually().until(() -> shipper.status().shipped() == 11);
      assertThat(shipper.status().rejected()).isEqualTo(1);
      assertThat(deadLetter().reason()).contains("event.action");
      assertThat(noted()).isEqualTo(new Noted("audit", OwnTrail.REJECTED, true));
    }
  }

  @Test
  void theNewestStateOfASubjectWinsAndADeletedOneIsGone() throws Exception {
    // Given
    seal.write(Topic.SUBJECTS, Map.of("dev-1", bytes("{\"name\":\"old\"}")));
    seal.write(Topic.SUBJECTS, Map.of("dev-2", bytes("{\"name\":\"gone\"}")));
    seal.write(Topic.SUBJECTS, Map.of("dev-1", bytes("{\"name\":\"new\"}")));
    seal.write(Topic.SUBJECTS, Collections.singletonMap("dev-2", null));
    // When
    try (Shipper shipper =
        Shipper.ofSubjects(
            seal.kafka,
            seal.topics,
            ElasticsearchAccess.open(NODE.uri()),
            TEMPLATES,
            value -> value)) {
      // Then
      eventually().until(() -> shipper.status().shipped() == 4);
      stored.elasticsearch.send("POST", "/portcullis-subjects/_refresh", "");
      assertThat(stored.elasticsearch.get("/portcullis-subjects/_search").path("hits").path("hits"))
          .hasSize(1)
          .allMatch(hit -> hit.path("_source").path("name").asText().equals("new"));
    }
  }

  private Shipper ship() {
    return ship(TEMPLATES);
  }

  private Shipper ship(Templates templates) {
    return Shipper.ofEvidence(
        seal.kafka, seal.topics, ElasticsearchAccess.open(NODE.uri()), templates, STALLED, CLOCK);
  }

  private DeadLetter deadLetter() {
    return Json.read(first(Topic.DEAD_LETTERS), DeadLetter.class);
  }

  /** What the hub noted of itself, as resolve reads it. */
  private Statement noted() {
    return Json.read(first(Topic.INTAKE), Message.Arrived.class).signal().statement();
  }

  private byte[] first(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                KAFKA.bootstrapServers(),
                "group.id",
                seal.topics.prefix() + "test-" + topic,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(seal.topics.name(topic)));
      var found =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> consumer.poll(Duration.ofSeconds(1)), records -> !records.isEmpty());
      return found.iterator().next().value();
    }
  }

  /** A key that Kafka's partitioner puts into partition 0 of 4. */
  private static String keyOfFirstPartition() {
    return IntStream.range(0, 100)
        .mapToObj(i -> "key-" + i)
        .filter(key -> Utils.toPositive(Utils.murmur2(bytes(key))) % 4 == 0)
        .findFirst()
        .orElseThrow();
  }

  private static List<AuditRecord> records(int from, int to) {
    return IntStream.range(from, to).mapToObj(Records::record).toList();
  }

  private static ConditionFactory eventually() {
    return await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
