package io.portcullis.routes.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.Salted;

/** Where a shipper tells what it could not ship. Each call returns when Kafka has it. */
final class Reports implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final KafkaProducer<String, byte[]> producer;
  private final Topics topics;

  Reports(Map<String, Object> kafka, Topics topics) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("acks", "all");
    config.put("max.request.size", Topic.DEAD_LETTERS.maxBytes());
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.topics = topics;
  }

  /**
   * @throws IllegalStateException when Kafka does not take it
   */
  void deadLetter(DeadLetter letter) {
    write(Topic.DEAD_LETTERS, letter.source(), Json.bytes(letter));
  }

  /**
   * Writes a record that is sealed like any other.
   *
   * @param key decides on the partition, and so on the chain
   * @throws IllegalStateException when Kafka does not take it
   */
  void record(String key, AuditRecord record) {
    write(Topic.RECORDS, key, Salted.bytes(record));
  }

  /**
   * Tells the log what the hub noted of itself.
   *
   * @throws IllegalStateException when Kafka does not take it
   */
  void said(Signal signal) {
    Message.Arrived arrived = Message.arrived(signal, Map.of(), "", Optional.empty());
    write(Topic.INTAKE, arrived.key(), Json.bytes(arrived));
  }

  @Override
  public void close() {
    producer.close();
  }

  private void write(Topic topic, String key, byte[] value) {
    try {
      producer
          .send(new ProducerRecord<>(topics.name(topic), key, value))
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(topics.name(topic) + " does not take a report", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reporting", e);
    }
  }
}
