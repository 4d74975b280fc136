package io.portcullis.routes.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.routes.stream.Tail;

/**
 * Brings one topic into the store. What one poll gave of a partition, and the place after it, are
 * one write; where the place is lost, what is read again changes nothing.
 */
final class Filler implements Tail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Filler.class);

  private final InventoryStore store;
  private final String log;
  private final Function<byte[], List<Entry>> reading;
  private final Counter unread;
  private volatile Optional<Instant> asOf = Optional.empty();

  /**
   * @param log under which the places are kept
   * @param reading throws a RuntimeException for what it can not read, which is then passed over
   * @param unread counts those
   */
  Filler(InventoryStore store, String log, Function<byte[], List<Entry>> reading, Counter unread) {
    this.store = store;
    this.log = log;
    this.reading = reading;
    this.unread = unread;
  }

  /** When it last had all that was committed by then; empty since the start when it never had. */
  Optional<Instant> asOf() {
    return asOf;
  }

  @Override
  public OptionalLong position(int partition) {
    return store.offset(place(partition));
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    store.put(entries(record), place(record.partition()), record.offset() + 1);
  }

  @Override
  public void read(ConsumerRecords<String, byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> some = records.records(partition);
      List<Entry> entries = new ArrayList<>();
      some.forEach(record -> entries.addAll(entries(record)));
      store.put(entries, place(partition.partition()), some.getLast().offset() + 1);
    }
  }

  @Override
  public void current(Instant at) {
    asOf = Optional.of(at);
  }

  /** One that can not be read must not keep the others from being read. */
  private List<Entry> entries(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return List.of();
    }
    try {
      return reading.apply(record.value());
    } catch (RuntimeException e) {
      unread.increment();
      LOG.debug(
          "{} {} at {} is not for the inventory: {}",
          log,
          record.partition(),
          record.offset(),
          e.getMessage());
      return List.of();
    }
  }

  private String place(int partition) {
    return log + "/" + partition;
  }
}
