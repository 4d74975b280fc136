package io.portcullis.routes.transmit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a real broker. */
class KafkaAnnouncedIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration SOON = Duration.ofSeconds(60);

  private String topic;
  private Announced.Log log;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void open() {
    Topics topics = KAFKA.topics();
    topic = topics.name(Topic.ANNOUNCEMENTS);
    Map<String, Object> client = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    log = KafkaAnnounced.log(client, topics, Clock.systemUTC());
    producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void whatIsGoneShowsInWhereItBegins() throws Exception {
    // Given
    for (int i = 0; i < 5; i++) {
      write(0, "n" + i, Duration.ZERO);
    }
    try (Admin admin = KAFKA.admin()) {
      TopicPartition first = new TopicPartition(topic, 0);
      admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(3))).all().get();
    }
    // When
    try (Announced announced = log.from(Offsets.parse("0:1"))) {
      // Then
      assertThat(announced.began().next()).containsEntry(0, 3L);
      assertThat(read(announced, 2)).containsExactly("n3", "n4");
    }
  }

  @Test
  void aPlaceBeyondTheEndIsOfATopicThatWasMadeAnew() throws Exception {
    write(0, "first", Duration.ZERO);
    try (Announced announced = log.from(Offsets.parse("0:900"))) {
      assertThat(read(announced, 1)).containsExactly("first");
    }
  }

  @Test
  void aStreamWithoutAPlaceBeginsAnHourBack() throws Exception {
    write(0, "old", Duration.ofHours(2));
    write(0, "new", Duration.ofMinutes(30));
    write(1, "older", Duration.ofHours(3));
    try (Announced announced = log.from(Offsets.NONE)) {
      assertThat(announced.began().next()).hasSize(4);
      assertThat(read(announced, 1)).containsExactly("new");
    }
  }

  @Test
  void itGoesOnAtItsPlaceAndKnowsHowMuchIsLeft() throws Exception {
    for (int i = 0; i < 250; i++) {
      write(2, "n" + i, Duration.ZERO);
    }
    try (Announced announced = log.from(Offsets.parse("2:49"))) {
      List<String> some = read(announced, 1);
      assertThat(some).startsWith("n49").hasSizeLessThanOrEqualTo(100);
      assertThat(announced.behind()).isEqualTo(201 - some.size());
    }
  }

  @Test
  void aDutyThatIsTakenAwayStopsReading() throws Exception {
    try (Announced announced = log.from(Offsets.NONE)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(announced::next).isInstanceOf(InterruptedException.class);
    }
  }

  private void write(int partition, String text, Duration ago) throws Exception {
    long at = Instant.now().minus(ago).toEpochMilli();
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(topic, partition, at, "k", value)).get();
  }

  private static List<String> read(Announced announced, int most) {
    List<String> found = new ArrayList<>();
    // The log is for one thread.
    Awaitility.await()
        .pollInSameThread()
        .atMost(SOON)
        .until(
            () -> {
              announced
                  .next()
                  .forEach(e -> found.add(new String(e.value(), StandardCharsets.UTF_8)));
              return found.size() >= most;
            });
    return found;
  }
}
