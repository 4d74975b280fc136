package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/**
 * Reads one topic of lines that has one partition and is kept for ever, from its end or from a
 * moment on, as far as it is committed. Nothing of it is kept in memory.
 */
final class Lines {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A line takes two offsets, because its transaction ends with one. */
  private static final int STRIDE = 2;

  private final Map<String, Object> config;
  private final TopicPartition partition;

  /** A line and where it stands. */
  record At(long offset, byte[] line, Optional<byte[]> key) {}

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  Lines(Map<String, Object> client, Topics topics, Topic topic) {
    config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    partition = new TopicPartition(topics.name(topic), 0);
  }

  /** The newest ones, newest first. */
  List<At> newest(int most) {
    return before(Long.MAX_VALUE, most);
  }

  /**
   * Those before an offset, newest first.
   *
   * @throws IllegalStateException when Kafka does not answer in time
   */
  List<At> before(long end, int most) {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      return before(consumer, end, most);
    }
  }

  /** The newest that is at least as old as that moment. */
  Optional<At> at(Instant moment) {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      long end = offset(consumer, moment.plusMillis(1));
      return before(consumer, end, 1).stream().findFirst();
    }
  }

  /** All from that moment on, in order. */
  void each(Instant from, Consumer<At> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      long end = end(consumer);
      read(consumer, offset(consumer, from), end, reader);
    }
  }

  private static List<At> newestFirst(List<At> found, int most) {
    List<At> few = new ArrayList<>(found.subList(Math.max(0, found.size() - most), found.size()));
    Collections.reverse(few);
    return few;
  }

  /** Looks further back each time, because what was aborted leaves holes. */
  private List<At> before(KafkaConsumer<byte[], byte[]> consumer, long wanted, int most) {
    long end = Math.min(wanted, end(consumer));
    long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
    long back = (long) most * STRIDE;
    while (true) {
      long from = Math.max(begin, end - back);
      List<At> found = new ArrayList<>();
      read(consumer, from, end, found::add);
      if (found.size() >= most || from == begin) {
        return newestFirst(found, most);
      }
      back *= 4;
    }
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer, long from, long end, Consumer<At> reader) {
    consumer.seek(partition, from);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < end && record.value() != null) {
          reader.accept(at(record));
        }
        deadline = System.nanoTime() + LIMIT.toNanos();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Kafka did not give " + partition.topic() + " in time");
      }
    }
  }

  private static At at(ConsumerRecord<byte[], byte[]> record) {
    return new At(
        record.offset(),
        record.value(),
        Optional.ofNullable(record.headers().lastHeader(CheckpointTopic.KEY)).map(h -> h.value()));
  }

  private long offset(KafkaConsumer<byte[], byte[]> consumer, Instant moment) {
    OffsetAndTimestamp found =
        consumer.offsetsForTimes(Map.of(partition, moment.toEpochMilli())).get(partition);
    return found == null ? end(consumer) : found.offset();
  }

  private long end(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  private KafkaConsumer<byte[], byte[]> open() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    return consumer;
  }
}
