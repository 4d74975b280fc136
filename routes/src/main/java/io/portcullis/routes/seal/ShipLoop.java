package io.portcullis.routes.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * Reads a batch, has it delivered for as long as it takes, commits, reads the next. While it waits
 * its consumer is paused and stays a member of its group.
 */
final class ShipLoop implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ShipLoop.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long KEEP_ALIVE_SECONDS = 2;

  private final Consumer<String, byte[]> consumer;
  private final Freight freight;
  private final Delivery delivery;
  private final ExecutorService bulks;
  private final ShipperStatus status;
  private final Backoff backoff = new Backoff();
  private boolean delivering;

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
    while (!stopping.getAsBoolean()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      status.behind(lag());
      if (records.isEmpty()) {
        status.idle();
      } else {
        delivering = true;
        status.takes(records.iterator().next().timestamp());
        ship(records);
        commit(records);
        delivering = false;
        consumer.resume(consumer.paused());
      }
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
    if (delivering) {
      consumer.pause(partitions);
    }
  }

  private void ship(ConsumerRecords<String, byte[]> records) {
    List<Item> open = pack(records);
    boolean retried = false;
    backoff.reset();
    while (!open.isEmpty()) {
      open = deliver(open, retried);
      retried = true;
      if (!open.isEmpty()) {
        keepAlive(backoff.next());
      }
    }
    status.moves();
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

  private List<Item> deliver(List<Item> items, boolean retried) {
    List<Bulk> cut = Bulk.cut(items);
    List<Future<List<Item>>> answers = new ArrayList<>();
    cut.forEach(bulk -> answers.add(bulks.submit(() -> delivery.deliver(bulk, retried))));
    List<Item> again = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      again.addAll(await(cut.get(i), answers.get(i)));
    }
    return again;
  }

  private List<Item> await(Bulk bulk, Future<List<Item>> answer) {
    while (true) {
      try {
        List<Item> again = answer.get(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (!again.isEmpty()) {
          problem(again.size() + " documents are to be sent again");
        }
        return again;
      } catch (TimeoutException e) {
        keepAlive(Duration.ZERO);
      } catch (ExecutionException e) {
        problem(String.valueOf(e.getCause().getMessage()));
        return bulk.items();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while shipping", e);
      }
    }
  }

  /** A poll of paused partitions brings nothing and tells the group that this member lives. */
  private void keepAlive(Duration time) {
    consumer.pause(consumer.assignment());
    consumer.poll(time);
  }

  private void problem(String problem) {
    if (status.waits(problem)) {
      LOG.warn("shipping {} waits: {}", freight.topic().plainName(), problem);
    }
  }

  private void commit(ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>(records.nextOffsets());
    done.keySet().retainAll(consumer.assignment());
    try {
      consumer.commitSync(done);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // The next owner ships them again and finds them stored.
      LOG.info("partitions moved while shipping: {}", e.getMessage());
    }
  }
}
