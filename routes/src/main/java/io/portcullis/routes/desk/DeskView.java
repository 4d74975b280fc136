package io.portcullis.routes.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.Seen;
import io.portcullis.routes.stream.Tail;

/** The calendar in this hub's memory; the topic is small, and read whole at each start. */
final class DeskView implements Tail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(DeskView.class);

  private final ConcurrentSkipListMap<String, Kept<?>> kept = new ConcurrentSkipListMap<>();
  private final Map<Integer, Long> next = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private long changes;

  /** What is read again after a failure changes nothing, so that all of it may be. */
  @Override
  public OptionalLong position(int partition) {
    return OptionalLong.empty();
  }

  /** Where whoever writes has to go on reading. */
  long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** Whoever writes may have read further than the follower of the topic. */
  @Override
  public synchronized void read(ConsumerRecord<String, byte[]> record) {
    if (record.offset() < next(record.partition())) {
      return;
    }
    next.put(record.partition(), record.offset() + 1);
    try {
      accept(
          record.key(),
          Optional.ofNullable(record.value()).map(value -> Kept.read(record.key(), value)));
    } catch (RuntimeException e) {
      LOG.warn("calendar: {} can not be read: {}", record.key(), e.getMessage());
    }
  }

  /** An older version than the one that is there changes nothing. */
  synchronized void accept(String key, Optional<Kept<?>> value) {
    if (value.isEmpty()) {
      kept.remove(key);
    } else if (value.get().version() >= version(key)) {
      kept.put(key, value.get());
    }
    changes++;
    notifyAll();
  }

  private long version(String key) {
    return Optional.ofNullable(kept.get(key)).map(Kept::version).orElse(0L);
  }

  Optional<Kept<?>> find(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** In the order of ids. */
  Stream<Kept<?>> of(Item.Kind kind, String after) {
    String prefix = kind.prefix();
    return kept.tailMap(prefix + after, after.isEmpty()).values().stream()
        .takeWhile(k -> k.item().kind() == kind);
  }

  List<Seen> all() {
    return kept.values().stream().map(k -> new Seen(k.item(), k.at())).toList();
  }

  /** False until all that was there at the start has been read. */
  boolean ready() {
    return ready;
  }

  @Override
  public synchronized void current(Instant at) {
    ready = true;
    notifyAll();
  }

  synchronized long changes() {
    return changes;
  }

  /** Waits until there are more changes than so many, or the time is over. */
  synchronized void awaitChange(long since, long millis) throws InterruptedException {
    if (changes == since) {
      wait(millis);
    }
  }
}
