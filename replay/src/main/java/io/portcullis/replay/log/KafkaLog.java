package io.portcullis.replay.log;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.replay.ReplayException;
import io.portcullis.rules.bundle.Published;

/** The topics of a hub. Chain N of its evidence holds what partition N of the signals led to. */
public final class KafkaLog implements Log {
  private static final int FETCH_BYTES = 4 << 20;
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Map<String, Object> client;
  private final String prefix;
  private final int partitions;

  private KafkaLog(Map<String, Object> client, String prefix, int partitions) {
    this.client = client;
    this.prefix = prefix;
    this.partitions = partitions;
  }

  /**
   * @param connection bootstrap servers, TLS, SASL
   * @param prefix of the topics' names
   * @throws ReplayException when it can not be reached, or holds no signals
   */
  public static KafkaLog open(Map<String, Object> connection, String prefix) {
    Map<String, Object> client = new HashMap<>(connection);
    client.put("isolation.level", "read_committed");
    client.put("enable.auto.commit", false);
    client.put("auto.offset.reset", "earliest");
    client.put("allow.auto.create.topics", false);
    client.put("max.partition.fetch.bytes", FETCH_BYTES);
    client.put("max.poll.records", 5_000);
    client.put("default.api.timeout.ms", TIMEOUT_MILLIS);
    String topic = prefix + "signals";
    try (KafkaConsumer<String, byte[]> consumer = consumer(client)) {
      int partitions = consumer.partitionsFor(topic).size();
      if (partitions == 0) {
        throw ReplayException.missing("this Kafka has no topic " + topic);
      }
      return new KafkaLog(Map.copyOf(client), prefix, partitions);
    } catch (KafkaException e) {
      throw ReplayException.missing(
          "Kafka at " + connection.get("bootstrap.servers") + " does not tell of " + topic);
    }
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public Tape<Signal> signals(int partition) {
    return tape("signals", partition, KafkaLog::signal);
  }

  @Override
  public Tape<Decided> decisions(int partition) {
    return tape("sealed", partition, r -> DecisionRecord.read(r.value()));
  }

  @Override
  public Map<String, Published> policies() {
    Map<String, Published> policies = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      try (Tape<FolderLog.Policy> tape = tape("policies", partition, KafkaLog::policy)) {
        for (Optional<FolderLog.Policy> p = tape.next(); p.isPresent(); p = tape.next()) {
          policies.put(p.get().digest(), p.get().published());
        }
      }
    }
    return policies;
  }

  @Override
  public boolean whole(int partition) {
    TopicPartition place = new TopicPartition(prefix + "signals", partition);
    try (KafkaConsumer<String, byte[]> consumer = consumer(client)) {
      return consumer.beginningOffsets(List.of(place)).get(place) == 0;
    }
  }

  private <T> Tape<T> tape(
      String topic, int partition, Function<ConsumerRecord<String, byte[]>, Optional<T>> reader) {
    return new KafkaTape<>(client, new TopicPartition(prefix + topic, partition), reader);
  }

  /** What is none is a dead letter of the hub, and decided nothing. */
  private static Optional<Signal> signal(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(Json.read(record.value(), Signal.class));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<FolderLog.Policy> policy(ConsumerRecord<String, byte[]> record) {
    return Optional.ofNullable(record.value())
        .map(v -> new FolderLog.Policy(record.key(), Json.read(v, Published.class)));
  }

  private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> client) {
    return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {}
}
