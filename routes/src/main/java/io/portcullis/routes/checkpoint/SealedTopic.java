package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Consumers;

/** Reads all partitions of {@code sealed}, as far as it is committed, and ends of other topics. */
final class SealedTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_AT_ONCE = 500;

  private final Topics topics;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Long> offsets;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param offsets where each chain goes on; others are read from the beginning
   */
  SealedTopic(Map<String, Object> client, Topics topics, Map<String, Long> offsets) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("max.poll.records", MOST_AT_ONCE);
    this.topics = topics;
    this.offsets = Map.copyOf(offsets);
    this.consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    assign();
  }

  /** Takes up partitions that were added. Returns whether there were any. */
  boolean assign() {
    List<TopicPartition> now = partitions(Topic.SEALED);
    List<TopicPartition> fresh = new ArrayList<>(now);
    fresh.removeAll(consumer.assignment());
    if (fresh.isEmpty()) {
      return false;
    }
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer.assignment().forEach(p -> positions.put(p, consumer.position(p)));
    consumer.assign(now);
    positions.forEach(consumer::seek);
    fresh.forEach(p -> begin(p, now.size()));
    return true;
  }

  /** The chain cN lies in partition N, modulo their number, as the sealer writes it. */
  private void begin(TopicPartition partition, int count) {
    long from =
        offsets.entrySet().stream()
            .filter(e -> number(e.getKey()) % count == partition.partition())
            .mapToLong(Map.Entry::getValue)
            .min()
            .orElse(0);
    if (from == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, from);
    }
  }

  private static int number(String chain) {
    String digits = chain.substring(chain.lastIndexOf('c') + 1);
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  Iterable<ConsumerRecord<String, byte[]>> poll() {
    return consumer.poll(POLL);
  }

  /** Next offset of each partition. */
  Map<Integer, Long> ends(Topic topic) {
    Map<Integer, Long> ends = new HashMap<>();
    consumer.endOffsets(partitions(topic)).forEach((p, end) -> ends.put(p.partition(), end));
    return ends;
  }

  private List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topics.name(topic)).stream()
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  @Override
  public void close() {
    Consumers.close(consumer);
  }
}
