package io.portcullis.routes.seal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.seal.FaultyElasticsearch.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever goes wrong on the way: in the end every record is there, and once. */
class ShipperFaultsIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Templates TEMPLATES = new Templates(Map.of());

  /** Seconds. In the build 20; an hour with -Dportcullis.outage.seconds=3600. */
  private static final int OUTAGE = Integer.getInteger("portcullis.outage.seconds", 20);

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
  void aFullDiskIsWaitedForAndNoDocumentIsGivenUp() throws Exception {
    // Given
    try (Shipper shipper = ship(NODE.uri())) {
      seal.write(records(0, 100));
      eventually().until(() -> shipper.status().shipped() == 100);
      block(true);
      seal.write(records(100, 300));
      eventually().until(() -> !shipper.status().problem().isEmpty());
      // When
      block(false);
      // Then
      eventually().until(() -> stored.count() == 300);
      assertThat(shipper.status().rejected()).isZero();
      assertThat(stored.problems()).isEmpty();
    }
  }

  @Test
  void busyUnavailableLostRestartedRolledOverAndAwayAtOnce() throws Exception {
    List<Fault> faults =
        List.of(
            Fault.BUSY,
            Fault.ANSWER_LOST,
            Fault.UNAVAILABLE,
            Fault.BUSY,
            Fault.ANSWER_LOST,
            Fault.UNAVAILABLE);
    try (FaultyElasticsearch faulty = new FaultyElasticsearch(NODE.uri(), faults)) {
      // Given
      seal.write(records(0, 2_000));
      try (Shipper first = ship(faulty.uri())) {
        eventually().until(() -> first.status().shipped() > 0);
      }
      for (Dataset dataset : Dataset.values()) {
        stored.elasticsearch.send("POST", "/" + dataset.stream() + "/_rollover", "");
      }
      // When
      try (Shipper second = ship(faulty.uri())) {
        seal.write(records(2_000, 3_000));
        eventually().until(faulty::spent);
        NODE.stop();
        int all = writeWhileAway(3_000);
        assertThat(second.status().problem()).isNotEmpty();
        NODE.start();
        // Then
        eventually().until(() -> stored.count() == all);
        assertThat(second.status().rejected()).isZero();
        assertThat(second.status().conflicts()).isZero();
        assertThat(stored.problems()).isEmpty();
      }
    }
  }

  /** The hub goes on while Elasticsearch is away. Gives how many records there are in all. */
  private int writeWhileAway(int from) throws Exception {
    int number = from;
    for (int second = 0; second < OUTAGE; second++) {
      seal.write(records(number, number + 25));
      number += 25;
      Thread.sleep(Duration.ofSeconds(1));
    }
    return number;
  }

  /** As Elasticsearch does it by itself at the flood-stage watermark. */
  private void block(boolean full) throws Exception {
    String value = full ? "true" : "null";
    stored.elasticsearch.send(
        "PUT",
        "/logs-portcullis.*/_settings",
        "{\"index.blocks.read_only_allow_delete\":%s}".formatted(value));
  }

  private Shipper ship(URI elasticsearch) {
    return Shipper.ofEvidence(
        seal.kafka,
        seal.topics,
        ElasticsearchAccess.open(elasticsearch),
        TEMPLATES,
        Duration.ofMinutes(15),
        Clock.fixed(Records.AT, ZoneOffset.UTC));
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
}
