package io.portcullis.routes.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.embedded.Topics;

/** Keeps one ship loop running, with a new consumer when the old one broke. */
final class ShipperThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShipperThread.class);
  private static final int MAX_RECORDS = 5_000;
  private static final int MAX_FETCH_BYTES = 16 << 20;

  /** So that one poll fills several bulks: of a mebibyte there are some hundred records. */
  private static final int MAX_PARTITION_BYTES = 4 << 20;

  private static final int SESSION_MILLIS = 10_000;
  private static final int END_SECONDS = 15;

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Freight freight;
  private final Delivery delivery;
  private final ShipperStatus status;
  private final ExecutorService bulks;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Consumer<String, byte[]>> current = new AtomicReference<>();
  private final Thread thread;

  ShipperThread(
      Map<String, Object> kafka,
      Topics topics,
      Freight freight,
      Delivery delivery,
      ShipperStatus status,
      int inFlight) {
    this.kafka = kafka;
    this.topics = topics;
    this.freight = freight;
    this.delivery = delivery;
    this.status = status;
    String name = freight.group();
    this.bulks =
        Executors.newFixedThreadPool(inFlight, Thread.ofPlatform().name(name, 0).factory());
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /** Ends within seconds; what is not committed is shipped again by the next start. */
  @Override
  public void close() {
    stop.countDown();
    Consumer<String, byte[]> consumer = current.get();
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
      bulks.shutdownNow();
      bulks.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Backoff backoff = new Backoff();
    while (!stopping()) {
      try (Consumer<String, byte[]> consumer = consumer()) {
        current.set(consumer);
        new ShipLoop(consumer, freight, delivery, bulks, status)
            .run(topics.name(freight.topic()), this::stopping);
      } catch (WakeupException e) {
        LOG.debug("{} was asked to stop", freight.group());
      } catch (RuntimeException e) {
        status.waits(String.valueOf(e.getMessage()));
        LOG.warn("{} starts again: {}", freight.group(), e.getMessage(), e);
        rest(backoff);
      }
    }
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private void rest(Backoff backoff) {
    try {
      if (stop.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("{} stops", freight.group());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  private Consumer<String, byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("group.id", topics.prefix() + freight.group());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    config.put("max.poll.records", MAX_RECORDS);
    config.put("fetch.max.bytes", MAX_FETCH_BYTES);
    config.put("max.partition.fetch.bytes", MAX_PARTITION_BYTES);
    config.put("session.timeout.ms", SESSION_MILLIS);
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
