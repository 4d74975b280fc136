package io.portcullis.routes.duty;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/**
 * Shares duties among the hubs: each belongs to a partition of {@code duties}, and Kafka gives a
 * partition to one hub. The partition also holds the places, so whoever owns it has read them.
 */
public final class Duties implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Duties.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final Map<String, Object> client;
  private final String application;
  private final String topic;
  private final List<Duty> duties;
  private final Map<String, String> places = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Shift> shifts = new HashMap<>();
  private final Map<TopicPartition, Long> unread = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  /** Of the topic; known from the first assignment on. */
  private int partitions;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  public Duties(Map<String, Object> client, Topics topics, String application, List<Duty> duties) {
    this.client = Map.copyOf(client);
    this.application = application;
    this.topic = topics.name(Topic.DUTIES);
    this.duties = List.copyOf(duties);
    this.thread = Thread.ofPlatform().daemon().name("duties").start(this::run);
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer.subscribe(List.of(topic), new Hands(consumer));
        while (!closed) {
          consumer.poll(POLL).forEach(this::read);
          mend(consumer);
          begin(consumer);
        }
        end(Set.copyOf(shifts.keySet()));
      } catch (RuntimeException e) {
        LOG.warn("duties are laid down and taken up again: {}", e.getMessage());
        end(Set.copyOf(shifts.keySet()));
        java.util.concurrent.locks.LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(client);
    config.put("group.id", application + "-duties");
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("session.timeout.ms", 6_000);
    config.put("heartbeat.interval.ms", 2_000);
    return config;
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    if (!shifts.containsKey(new TopicPartition(record.topic(), record.partition()))) {
      places.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
    }
  }

  /** Once the places of a partition have been read, its duties begin. */
  private void begin(KafkaConsumer<String, byte[]> consumer) {
    for (TopicPartition partition : Set.copyOf(unread.keySet())) {
      if (consumer.position(partition) >= unread.get(partition)) {
        unread.remove(partition);
        List<Duty> mine =
            duties.stream().filter(d -> partition(d) == partition.partition()).toList();
        if (!mine.isEmpty()) {
          Places kept = new Places(client, application, topic, partition.partition());
          shifts.put(partition, new Shift(mine, kept, places));
        }
      }
    }
  }

  /** What this hub still owns and can not keep places for is laid down and begun anew. */
  private void mend(KafkaConsumer<String, byte[]> consumer) {
    Set<TopicPartition> broken = new HashSet<>(shifts.keySet());
    broken.removeIf(partition -> !shifts.get(partition).broken());
    if (!broken.isEmpty()) {
      end(broken);
      consumer.seekToBeginning(broken);
      unread.putAll(consumer.endOffsets(broken));
    }
  }

  private void end(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : new HashSet<>(partitions)) {
      unread.remove(partition);
      Shift shift = shifts.remove(partition);
      if (shift != null) {
        shift.close();
      }
    }
  }

  private int partition(Duty duty) {
    return Math.floorMod(duty.name().hashCode(), partitions);
  }

  private final class Hands implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    Hands(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
      partitions = consumer.partitionsFor(topic).size();
      consumer.seekToBeginning(given);
      unread.putAll(consumer.endOffsets(given));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
      end(taken);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
