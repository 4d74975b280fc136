package io.portcullis.replay.log;

import java.time.Duration;
import java.util.Iterator;
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

import io.portcullis.replay.ReplayException;

/**
 * What is committed in one partition, from its beginning to where it ended when it was opened. In
 * no group: it leaves no trace in Kafka.
 */
final class KafkaTape<T> implements Tape<T> {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Without any progress. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicPartition partition;
  private final Function<ConsumerRecord<String, byte[]>, Optional<T>> reader;
  private final KafkaConsumer<String, byte[]> consumer;
  private final long end;
  private Iterator<ConsumerRecord<String, byte[]>> page =
      List.<ConsumerRecord<String, byte[]>>of().iterator();

  /**
   * @param reader empty for what is passed over
   */
  KafkaTape(
      Map<String, Object> client,
      TopicPartition partition,
      Function<ConsumerRecord<String, byte[]>, Optional<T>> reader) {
    this.partition = partition;
    this.reader = reader;
    this.consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      end = consumer.endOffsets(List.of(partition)).get(partition);
    } catch (KafkaException e) {
      consumer.close();
      throw silent();
    }
  }

  @Override
  public Optional<T> next() {
    while (true) {
      while (page.hasNext()) {
        ConsumerRecord<String, byte[]> record = page.next();
        Optional<T> read = record.offset() < end ? reader.apply(record) : Optional.empty();
        if (read.isPresent()) {
          return read;
        }
      }
      if (consumer.position(partition) >= end) {
        return Optional.empty();
      }
      page = fetched();
    }
  }

  private Iterator<ConsumerRecord<String, byte[]>> fetched() {
    long from = consumer.position(partition);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        List<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL).records(partition);
        // The end of a transaction takes a place of its own, and is no record.
        if (!records.isEmpty() || consumer.position(partition) > from) {
          return records.iterator();
        }
      } catch (KafkaException e) {
        throw silent();
      }
    }
    throw silent();
  }

  private ReplayException silent() {
    return ReplayException.missing("Kafka does not give what lies in " + partition);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
