package io.portcullis.routes.siem;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Consumers;

/** All partitions of {@code sealed}, as far as they are committed. */
final class SealedFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(SealedFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_BYTES = 4 << 20;
  private static final byte[] NOTHING = {};

  private final String topic;
  private final KafkaConsumer<String, byte[]> consumer;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param places where each partition goes on. Others are read from their beginning, as they were
   *     added since; when there are none at all, from the end
   */
  SealedFeed(Map<String, Object> client, Topics topics, Map<Integer, Long> places) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("max.poll.records", MOST_AT_ONCE);
    config.put("fetch.max.bytes", MOST_BYTES);
    config.put("fetch.max.wait.ms", (int) POLL.toMillis());
    this.topic = topics.name(Topic.SEALED);
    this.consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all = partitions();
    consumer.assign(all);
    if (places.isEmpty()) {
      consumer.seekToEnd(all);
    } else {
      Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
      all.forEach(p -> begin(p, places.getOrDefault(p.partition(), 0L), first.get(p)));
    }
  }

  private void begin(TopicPartition partition, long place, long first) {
    if (place > 0 && place < first) {
      LOG.error("{}: offsets {} to {} are gone before they were sent", partition, place, first - 1);
    }
    consumer.seek(partition, Math.max(place, first));
  }

  @Override
  public List<byte[]> poll() {
    added();
    List<byte[]> values = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      values.add(record.value() == null ? NOTHING : record.value());
    }
    return values;
  }

  private void added() {
    List<TopicPartition> now = partitions();
    List<TopicPartition> fresh = new ArrayList<>(now);
    fresh.removeAll(consumer.assignment());
    if (!fresh.isEmpty()) {
      Map<Integer, Long> read = next();
      consumer.assign(now);
      now.forEach(p -> consumer.seek(p, read.getOrDefault(p.partition(), 0L)));
    }
  }

  @Override
  public Map<Integer, Long> next() {
    Map<Integer, Long> next = new HashMap<>();
    consumer.assignment().forEach(p -> next.put(p.partition(), consumer.position(p)));
    return next;
  }

  @Override
  public long behind(Map<Integer, Long> places) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue() - places.getOrDefault(e.getKey().partition(), 0L)))
        .sum();
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic).stream()
        .map(p -> new TopicPartition(p.topic(), p.partition()))
        .toList();
  }

  @Override
  public void close() {
    Consumers.close(consumer);
  }
}
