package io.portcullis.bench.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Mean sizes of the hub's records, for the pass-through to write as much. */
final class Sizes {
  static final List<String> TOPICS =
      List.of(
          "intake", "signals", "subjects", "trail", "proposals", "actions-ca", "records", "sealed");

  /** Stores that change with every event, and so their changelogs. */
  static final String SEEN = "repetitions";

  static final String STATES = "subjects-state";

  private static final Map<String, String> CHANGELOGS =
      Map.of(
          SEEN, Hub.APPLICATION + "-repetitions-changelog",
          STATES, Hub.APPLICATION + "-subjects-changelog");

  private static final int SAMPLE = 2_000;
  private static final Duration WAIT = Duration.ofMillis(500);

  private Sizes() {}

  /** Bytes of a value, by topic, over the last records of each. */
  static Map<String, Integer> of(Broker broker) {
    Map<String, Integer> sizes = new TreeMap<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.servers(), "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TOPICS.forEach(topic -> sizes.put(topic, mean(consumer, topic)));
      CHANGELOGS.forEach((store, topic) -> sizes.put(store, mean(consumer, topic)));
    }
    return sizes;
  }

  private static int mean(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((p, end) -> consumer.seek(p, Math.max(0, end - SAMPLE / partitions.size())));
    List<Integer> sizes = new ArrayList<>();
    int before = -1;
    while (sizes.size() > before && sizes.size() < SAMPLE) {
      before = sizes.size();
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
        sizes.add(record.value() == null ? 0 : record.value().length);
      }
    }
    return (int) sizes.stream().mapToInt(Integer::intValue).average().orElse(200);
  }
}
