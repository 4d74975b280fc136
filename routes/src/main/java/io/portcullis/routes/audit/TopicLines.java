package io.portcullis.routes.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.routes.embedded.Topic;

/** Topics read from their beginning to where they end now, as far as it is committed. */
final class TopicLines {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Without anything new for so long, Kafka counts as away. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String KEY = "key";

  private TopicLines() {}

  static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("default.api.timeout.ms", 20_000);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @throws IOException when it does not come to the end
   */
  static void each(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Consumer<ConsumerRecord<byte[], byte[]>> taker)
      throws IOException {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long last = System.nanoTime();
    while (consumer.position(partition) < end) {
      long before = consumer.position(partition);
      consumer.poll(POLL).forEach(taker);
      if (consumer.position(partition) > before) {
        last = System.nanoTime();
      } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
        throw new IOException(partition + " does not come to its end at " + end);
      }
    }
  }

  /**
   * Copies a topic of lines into a file.
   *
   * @return public keys that its messages bring, by id
   */
  static Map<String, CheckpointKey> copy(
      Map<String, Object> client, String prefix, Topic topic, Path file) throws IOException {
    Map<String, CheckpointKey> keys = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      each(
          consumer,
          new TopicPartition(prefix + topic.plainName(), 0),
          record -> {
            line(out, record.value());
            key(record.headers().lastHeader(KEY), keys);
          });
      return keys;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (KafkaException e) {
      throw new IOException("Kafka does not tell " + topic.plainName() + ": " + e.getMessage(), e);
    }
  }

  private static void line(OutputStream out, byte[] line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is no key is found out by the signature. */
  private static void key(Header header, Map<String, CheckpointKey> keys) {
    if (header != null && keys.size() < 1_000) {
      try {
        CheckpointKey key = CheckpointKey.of(header.value());
        keys.put(key.id(), key);
      } catch (IllegalArgumentException e) {
        // The checkpoint itself is told as not signed.
      }
    }
  }
}
