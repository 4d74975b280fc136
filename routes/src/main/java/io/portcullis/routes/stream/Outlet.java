package io.portcullis.routes.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.telemetry.Headers;

/** The one way into Kafka from outside the topology. Each write is acknowledged by all in-sync. */
public final class Outlet implements AutoCloseable {
  private static final int MAX_BUFFER = 64 << 20;
  private static final int MAX_REQUEST = 4 << 20;

  /** Milliseconds that a write waits for others: under load a third of the requests. */
  private static final int LINGER = 5;

  private final KafkaProducer<String, byte[]> producer;
  private final Topics topics;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  public Outlet(Map<String, Object> client, Topics topics) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("linger.ms", LINGER);
    config.put("buffer.memory", MAX_BUFFER);
    config.put("max.request.size", MAX_REQUEST);
    config.put("max.block.ms", 5_000);
    config.put("request.timeout.ms", 5_000);
    config.put("delivery.timeout.ms", 10_000);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.topics = topics;
  }

  /** Completes when the write is durable, exceptionally when it is not within ten seconds. */
  public CompletableFuture<Void> send(Topic topic, String key, byte[] value) {
    return write(topic, null, key, value);
  }

  /** To one partition, whatever the key. */
  public CompletableFuture<Void> send(Topic topic, int partition, String key, byte[] value) {
    return write(topic, partition, key, value);
  }

  /** Kafka chooses the partition where none is named. */
  private CompletableFuture<Void> write(Topic topic, Integer partition, String key, byte[] value) {
    return send(new ProducerRecord<>(topics.name(topic), partition, key, value, Headers.now()));
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> write) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      producer.send(
          write,
          (metadata, failure) -> {
            if (failure == null) {
              done.complete(null);
            } else {
              done.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
