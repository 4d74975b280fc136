package io.portcullis.routes.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.verify.Records;
import io.portcullis.routes.embedded.Topic;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sealed records as Kafka holds them: committed ones, as far as they are still kept. */
final class KafkaRecords implements Records {
  private final Map<String, Object> client;
  private final String prefix;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param prefix of the topics' names
   */
  KafkaRecords(Map<String, Object> client, String prefix) {
    this.client = Map.copyOf(client);
    this.prefix = prefix;
  }

  /** One for each partition of {@code records}: the sealer names them so. */
  @Override
  public List<String> chains() throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer = TopicLines.consumer(client)) {
      int partitions = consumer.partitionsFor(prefix + Topic.RECORDS.plainName()).size();
      return IntStream.range(0, partitions).mapToObj(n -> prefix + "c" + n).sorted().toList();
    } catch (KafkaException e) {
      throw new IOException("Kafka does not tell its partitions: " + e.getMessage(), e);
    }
  }

  /** Whole as long as nothing of the partition was deleted by its age. */
  @Override
  public Extent extent(String chain) {
    try (KafkaConsumer<byte[], byte[]> consumer = TopicLines.consumer(client)) {
      TopicPartition partition = partition(consumer, chain);
      long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
      return begin == 0 ? Extent.WHOLE : Extent.FOUND;
    }
  }

  @Override
  public void read(String chain, Extent extent, Taker taker) throws IOException {
    byte[] name = chain.getBytes(UTF_8);
    try (KafkaConsumer<byte[], byte[]> consumer = TopicLines.consumer(client)) {
      TopicLines.each(
          consumer,
          partition(consumer, chain),
          record -> {
            if (Arrays.equals(record.key(), name) && within(record.value(), extent)) {
              taker.take(record.value(), 0, record.value().length, "");
            }
          });
    } catch (KafkaException e) {
      throw new IOException("Kafka does not tell " + chain + ": " + e.getMessage(), e);
    }
  }

  /** A record whose place can not be told is taken: whoever reads it will tell of it. */
  private static boolean within(byte[] value, Extent extent) {
    if (value == null || extent.equals(Extent.WHOLE) || extent.equals(Extent.FOUND)) {
      return value != null;
    }
    try {
      long sequence = Json.read(value, JsonNode.class).at("/portcullis/seal/sequence").asLong();
      return sequence == 0 || (sequence >= extent.from() && sequence <= extent.to());
    } catch (UncheckedIOException e) {
      return true;
    }
  }

  /** The chain cN lies in partition N, modulo their number, as the sealer writes it. */
  private TopicPartition partition(KafkaConsumer<byte[], byte[]> consumer, String chain) {
    String topic = prefix + Topic.SEALED.plainName();
    String digits = chain.substring(chain.lastIndexOf('c') + 1);
    int number = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    return new TopicPartition(topic, number % consumer.partitionsFor(topic).size());
  }
}
