package io.portcullis.routes.duty;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the places of one partition's duties. Opening it shuts out whoever kept them before: a hub
 * that was cut off and comes back can not turn a place back.
 */
final class Places implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Places.class);
  private static final int COMMITS = 3;

  private final KafkaProducer<String, byte[]> producer;
  private final String topic;
  private final int partition;
  private volatile boolean broken;

  Places(Map<String, Object> client, String application, String topic, int partition) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("transactional.id", application + "-duties-" + partition);
    config.put("transaction.timeout.ms", 10_000);
    config.put("max.block.ms", 10_000);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.partition = partition;
    producer.initTransactions();
  }

  /**
   * @throws StalePlaceException when another has opened it since
   * @throws KafkaException when it could not be kept; it must be opened anew then
   */
  synchronized void keep(String duty, String text) {
    try {
      producer.beginTransaction();
      producer.send(
          new ProducerRecord<>(topic, partition, duty, text.getBytes(StandardCharsets.UTF_8)));
      commit();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new StalePlaceException(e);
    } catch (KafkaException | IllegalStateException e) {
      broken = true;
      throw e;
    }
  }

  /** One that took too long may be asked for again, and nothing else may. */
  private void commit() {
    for (int i = 1; i < COMMITS; i++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        LOG.debug("a place is not kept yet", e);
      }
    }
    producer.commitTransaction();
  }

  boolean broken() {
    return broken;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(3));
  }
}
