package io.portcullis.routes.seal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a batch and hands it over; reads and packs the next one while Elasticsearch takes the
 * first. They are settled and committed in the order in which they were read, each for as long as
 * it takes. While the loop waits its consumer is paused and stays a member of its group.
 */
final class ShipLoop implements ConsumerRebalanceListener, Batch.Waiting {
  /** Batches under way: the one that is sent, and the one that is packed meanwhile. */
  static final int AHEAD = 2;

  private static final Logger LOG = LoggerFactory.getLogger(ShipLoop.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** As long as it is looked for a second batch before the first one is waited for. */
  private static final Duration BESIDE = Duration.ofMillis(20);

  private final Consumer<String, byte[]> consumer;
  private final Freight freight;
  private final Delivery delivery;
  private final ExecutorService bulks;
  private final ShipperStatus status;
  private final Deque<Batch> underWay = new ArrayDeque<>();

  /** Partitions have changed hands while something was under way. */
  private boolean moved;

  ShipLoop(
      Consumer<String, byte[]> consumer,
      Freight freight,
      Delivery delivery,
      ExecutorService bulks,
      ShipperStatus status) {
    this.consumer = consumer;
    this.freight = freight;
    this.delivery = delivery;
    this.bulks = bulks;
    this.status = status;
  }

  /** Ends when asked to, or with the consumer's exception; WakeupException when woken up. */
  void run(String topic, BooleanSupplier stopping) {
    consumer.subscribe(List.of(topic), this);
    try {
      while (!stopping.getAsBoolean()) {
        if (!read()) {
          settle();
        }
      }
    } finally {
      underWay.forEach(Batch::abandon);
    }
  }

  /** False when there is nothing, or nothing may be read now. */
  private boolean read() {
    if (moved || underWay.size() == AHEAD) {
      return false;
    }
    ConsumerRecords<String, byte[]> records = consumer.poll(underWay.isEmpty() ? POLL : BESIDE);
    status.behind(lag());
    if (records.isEmpty()) {
      return false;
    }
    long oldest = records.iterator().next().timestamp();
    if (underWay.isEmpty()) {
      status.takes(oldest);
    }
    underWay.add(new Batch(pack(records), records.nextOffsets(), oldest, delivery, bulks));
    return true;
  }

  /** Waits for the batch that was read first. */
  private void settle() {
    if (underWay.isEmpty()) {
      status.idle();
      return;
    }
    Batch first = underWay.getFirst();
    first.settle(this);
    status.moves();
    commit(first.next());
    underWay.removeFirst();
    if (!underWay.isEmpty()) {
      status.takes(underWay.getFirst().oldest());
    } else if (moved) {
      // What is read again must be looked up with all that was sent meanwhile.
      freight.reassigned();
      moved = false;
    }
    if (!moved) {
      consumer.resume(consumer.paused());
    }
  }

  /** As the consumer knows it without asking: what it does not know yet counts as none. */
  private long lag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    LOG.debug("revoked: {}", partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    freight.reassigned();
    if (!underWay.isEmpty()) {
      moved = true;
      consumer.pause(partitions);
    }
  }

  private List<Item> pack(ConsumerRecords<String, byte[]> records) {
    List<Item> items = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        items.add(freight.pack(record));
      } catch (IllegalArgumentException e) {
        delivery.reject(record, e.getMessage());
      }
    }
    return items;
  }

  /** A poll of paused partitions brings nothing and tells the group that this member lives. */
  @Override
  public void keepAlive(Duration time) {
    consumer.pause(consumer.assignment());
    consumer.poll(time);
  }

  @Override
  public void problem(String problem) {
    if (status.waits(problem)) {
      LOG.warn("shipping {} waits: {}", freight.topic().plainName(), problem);
    }
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>(offsets);
    done.keySet().retainAll(consumer.assignment());
    try {
      consumer.commitSync(done);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // The next owner ships them again and finds them stored.
      LOG.info("partitions moved while shipping: {}", e.getMessage());
    }
  }
}
