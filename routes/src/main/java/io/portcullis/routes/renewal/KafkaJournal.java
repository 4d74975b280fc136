package io.portcullis.routes.renewal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.duty.StalePlaceException;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/** The topic {@code reminders}. Opening it shuts out whoever had it before. */
final class KafkaJournal implements Journal {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Of one write: 100,000 certificates of one owner take a while. */
  private static final int TRANSACTION_MILLIS = 60_000;

  private final Map<String, Object> client;
  private final String topic;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  KafkaJournal(Map<String, Object> client, Topics topics, String application) {
    this.client = Map.copyOf(client);
    this.topic = topics.name(Topic.REMINDERS);
    Map<String, Object> config = new HashMap<>(client);
    config.put("transactional.id", application + "-reminders");
    config.put("transaction.timeout.ms", TRANSACTION_MILLIS);
    config.put("max.block.ms", TRANSACTION_MILLIS);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  @Override
  public void read(BiConsumer<String, Optional<byte[]>> reader) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(r -> reader.accept(r.key(), Optional.ofNullable(r.value())));
      }
    }
  }

  @Override
  public void write(Map<String, Optional<Object>> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      producer.beginTransaction();
      entries.forEach(
          (key, value) ->
              producer.send(new ProducerRecord<>(topic, key, value.map(Json::bytes).orElse(null))));
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new StalePlaceException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(3));
  }
}
