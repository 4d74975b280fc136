package io.portcullis.routes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/** Follows all partitions of a topic on every hub: what is committed, in order, from a place on. */
public final class Tail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** Takes one record; what it throws ends the attempt, and the record comes again. */
  public interface Reader {
    /** Where to go on in a partition; empty for its beginning. */
    OptionalLong position(int partition);

    void read(ConsumerRecord<String, byte[]> record);

    /** Takes what came at once, at most 500 records; each partition's are in order. */
    default void read(ConsumerRecords<String, byte[]> records) {
      records.forEach(this::read);
    }

    /** All that was committed at this moment has been read. Told about once a second. */
    default void current(Instant at) {}
  }

  /** How soon a committed record must be read. */
  public enum Haste {
    /** Decisions hang on it. */
    AT_ONCE(1, 500),
    /** People look at it: 50 ms later, with far fewer fetches under load. */
    SOON(65_536, 50);

    private final int bytes;
    private final int millis;

    /** Kafka answers when it has so many bytes, or after that time. */
    Haste(int bytes, int millis) {
      this.bytes = bytes;
      this.millis = millis;
    }
  }

  private final Map<String, Object> config;
  private final String topic;
  private final Reader reader;
  private final Currency currency;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param clock for {@link Reader#current} alone
   */
  public Tail(
      Map<String, Object> client,
      Topics topics,
      Topic topic,
      Haste haste,
      Reader reader,
      Clock clock) {
    this.config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("fetch.min.bytes", haste.bytes);
    config.put("fetch.max.wait.ms", haste.millis);
    this.topic = topics.name(topic);
    this.reader = reader;
    this.currency = new Currency(clock, reader::current);
    this.thread = Thread.ofVirtual().name("tail-" + this.topic).start(this::run);
  }

  /** Waits until all that was there at the start has been read, or the time is over. */
  public boolean awaitCaughtUp(Duration most) throws InterruptedException {
    return caughtUp.await(most.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
        follow(consumer);
      } catch (WakeupException e) {
        LOG.debug("{} is closing", topic);
      } catch (RuntimeException e) {
        LOG.warn("following {} failed and is tried again: {}", topic, e.getMessage());
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    partitions.forEach(p -> seek(consumer, p));
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!closed) {
      reader.read(consumer.poll(POLL));
      currency.look(consumer, partitions);
      if (caughtUp.getCount() > 0
          && ends.entrySet().stream()
              .allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
        caughtUp.countDown();
      }
    }
  }

  private void seek(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
    OptionalLong position = reader.position(partition.partition());
    if (position.isPresent()) {
      consumer.seek(partition, position.getAsLong());
    } else {
      consumer.seekToBeginning(List.of(partition));
    }
  }

  private void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(AFTER_FAILURE.toNanos());
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
