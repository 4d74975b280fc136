package io.portcullis.routes.desk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.HubRefusal.Kind;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/**
 * Writes the calendar so that no hub overwrites what another one wrote: all hubs share one
 * transactional id, so whoever begins shuts the others out, has read all that they wrote, and then
 * decides. One that was shut out begins anew.
 */
final class DeskWriter implements Writes {
  private static final Logger LOG = LoggerFactory.getLogger(DeskWriter.class);
  static final int TRIES = 5;
  private static final int COMMITS = 3;
  private static final Duration READ = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Map<String, Object> client;
  private final String topic;
  private final String id;
  private final DeskView view;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   * @param view filled with all that is committed before anything is decided
   */
  DeskWriter(Map<String, Object> client, Topics topics, String application, DeskView view) {
    this.client = Map.copyOf(client);
    this.topic = topics.name(Topic.CALENDAR);
    this.id = application + "-calendar";
    this.view = view;
  }

  /**
   * What is to be written.
   *
   * @param forgotten keys of what gives way to it
   */
  record Write<K extends Kept<?>>(K kept, List<String> forgotten) {}

  /** The decision is asked again when another hub came between. */
  @Override
  public synchronized <K extends Kept<?>> K write(Supplier<Write<K>> decision) {
    for (int i = 0; i < TRIES; i++) {
      long began = System.nanoTime();
      try (KafkaProducer<String, byte[]> producer = producer()) {
        return once(producer, decision);
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        LOG.debug("another hub writes the calendar", e);
        pause((System.nanoTime() - began) * (i + 1));
      } catch (KafkaException e) {
        throw new HubRefusal(
            Kind.NOT_READY, "Kafka did not say whether it is kept; look before you ask again");
      }
    }
    throw new HubRefusal(Kind.NOT_READY, "others write the calendar now; ask again");
  }

  private <K extends Kept<?>> K once(
      KafkaProducer<String, byte[]> producer, Supplier<Write<K>> decision) {
    producer.initTransactions();
    catchUp();
    Write<K> write = decision.get();
    producer.beginTransaction();
    write.forgotten().forEach(key -> producer.send(new ProducerRecord<>(topic, key, null)));
    String key = write.kept().item().name();
    producer.send(new ProducerRecord<>(topic, key, Json.bytes(write.kept())));
    commit(producer);
    // This hub's next answer has it, whenever the follower of the topic comes to it.
    write.forgotten().forEach(gone -> view.accept(gone, Optional.empty()));
    view.accept(key, Optional.of(write.kept()));
    return write.kept();
  }

  /** One that took too long may be asked for again, and nothing else may. */
  private static void commit(KafkaProducer<String, byte[]> producer) {
    for (int i = 1; i < COMMITS; i++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        LOG.debug("a change of the calendar is not kept yet", e);
      }
    }
    producer.commitTransaction();
  }

  /** That the others' transactions are over was waited for by beginning one's own. */
  private void catchUp() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(all);
      all.forEach(p -> consumer.seek(p, view.next(p.partition())));
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long until = System.nanoTime() + READ.toNanos();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (System.nanoTime() > until) {
          throw new HubRefusal(Kind.NOT_READY, "Kafka did not tell the calendar in time");
        }
        consumer.poll(POLL).forEach(view::read);
      }
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>(client);
    config.put("transactional.id", id);
    config.put("transaction.timeout.ms", 10_000);
    config.put("max.block.ms", 10_000);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Of two that shut each other out, one comes first: the slower they are, and the oftener it
   * happened, the farther apart they begin anew.
   */
  private static void pause(long nanos) {
    long most = Math.clamp(nanos * 2, SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos());
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }
}
