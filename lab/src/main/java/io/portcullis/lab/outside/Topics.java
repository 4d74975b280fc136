package io.portcullis.lab.outside;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.portcullis.connectors.api.Json;

/** What a stranger reads from a hub's topics: what is committed, from the beginning. */
public record Topics(String bootstrapServers) {
  private static final int MOST_POLLS = 10_000;

  /** All documents of a topic as it is now, one after the other. Deletions are passed over. */
  public void each(String topic, Consumer<JsonNode> reader) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      int polls = 0;
      while (!read(consumer, ends) && polls++ < MOST_POLLS) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(
                record -> {
                  if (record.value() != null) {
                    reader.accept(Json.read(record.value(), JsonNode.class));
                  }
                });
      }
    }
  }

  private static boolean read(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
