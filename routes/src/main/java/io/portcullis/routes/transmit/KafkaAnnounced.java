package io.portcullis.routes.transmit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Consumers;

/** The topic of announcements, all partitions of it, what is committed alone. */
final class KafkaAnnounced implements Announced {
  /** A stream that has no place yet, as a poller that has none. */
  private static final Duration BACK = Duration.ofHours(1);

  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final int MOST = 100;

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Offsets began;

  private KafkaAnnounced(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Offsets began) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.began = began;
  }

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  static Announced.Log log(Map<String, Object> client, Topics topics, Clock clock) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    // What is no longer there must be noticed, and not passed over.
    config.put("auto.offset.reset", "none");
    config.put("max.poll.records", MOST);
    return place -> open(config, topics.name(Topic.ANNOUNCEMENTS), place, clock);
  }

  private static Announced open(
      Map<String, Object> config, String topic, Offsets place, Clock clock)
      throws InterruptedException {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      Offsets from = start(consumer, partitions, place, clock);
      consumer.assign(partitions);
      partitions.forEach(p -> consumer.seek(p, from.next().get(p.partition())));
      return new KafkaAnnounced(consumer, partitions, from);
    } catch (InterruptException e) {
      Consumers.close(consumer);
      throw interrupted();
    } catch (RuntimeException e) {
      Consumers.close(consumer);
      throw e;
    }
  }

  private static Offsets start(
      KafkaConsumer<String, byte[]> consumer,
      List<TopicPartition> partitions,
      Offsets place,
      Clock clock) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    long since = clock.instant().minus(BACK).toEpochMilli();
    Map<TopicPartition, OffsetAndTimestamp> back =
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(p -> p, p -> since)));
    Offsets from = Offsets.NONE;
    for (TopicPartition p : partitions) {
      OffsetAndTimestamp recent = back.get(p);
      long fresh = recent == null ? end.get(p) : recent.offset();
      long kept = place.next().getOrDefault(p.partition(), fresh);
      // A place beyond the end is that of a topic that was made anew.
      long there = kept > end.get(p) ? first.get(p) : Math.max(kept, first.get(p));
      from = from.with(p.partition(), there);
    }
    return from;
  }

  @Override
  public Offsets began() {
    return began;
  }

  @Override
  public List<Entry> next() throws InterruptedException {
    try {
      List<Entry> entries = new ArrayList<>();
      consumer
          .poll(MOMENT)
          .forEach(r -> entries.add(new Entry(r.partition(), r.offset(), r.value())));
      return entries;
    } catch (InterruptException e) {
      throw interrupted();
    }
  }

  @Override
  public long behind() {
    return partitions.stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
  }

  /** Kafka keeps the flag beside its exception; the thread must be free to close. */
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException();
  }

  @Override
  public void close() {
    Consumers.close(consumer);
  }
}
