package io.portcullis.bench.hub;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches {@code actions-ca} as an enforcer does, and notes when each action came. */
final class Arrivals implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int JOIN_MILLIS = 5_000;

  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Function<ConsumerRecord<String, byte[]>, String> name;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param name by which an action is recognised
   */
  Arrivals(Broker broker, Function<ConsumerRecord<String, byte[]>, String> name) {
    this.name = name;
    KafkaConsumer<String, byte[]> consumer = consumer(broker);
    this.thread = Thread.ofPlatform().daemon().name("arrivals").start(() -> follow(consumer));
  }

  private static KafkaConsumer<String, byte[]> consumer(Broker broker) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.servers(),
            "isolation.level",
            "read_committed",
            "fetch.max.wait.ms",
            20);
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor("actions-ca").stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          seen.putIfAbsent(name.apply(record), System.nanoTime());
        }
      }
    }
  }

  Optional<Long> at(String action) {
    return Optional.ofNullable(seen.get(action));
  }

  /** Waits for so many, at most that long. */
  void await(int count, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (seen.size() < count && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
