package io.portcullis.bench.hub;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Fills {@code intake} while nobody sees it: everything is one transaction, and readers of
 * committed records see all of it at the moment of its commit.
 */
final class Preload implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  Preload(Broker broker) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", broker.servers());
    config.put("transactional.id", "bench-" + UUID.randomUUID());
    config.put("transaction.timeout.ms", 600_000);
    config.put("linger.ms", 20);
    config.put("batch.size", 256 << 10);
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  void write(Stream<IntakeForm.Message> messages) {
    producer.beginTransaction();
    messages.forEach(m -> producer.send(record(m)));
    producer.flush();
  }

  private static ProducerRecord<String, byte[]> record(IntakeForm.Message message) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>("intake", message.key(), message.value());
    message
        .traceparent()
        .map(value -> value.getBytes(StandardCharsets.US_ASCII))
        .ifPresent(value -> record.headers().add("traceparent", value));
    return record;
  }

  /**
   * @return when that was, by {@link System#nanoTime}
   */
  long show() {
    long now = System.nanoTime();
    producer.commitTransaction();
    return now;
  }

  @Override
  public void close() {
    producer.close();
  }
}
