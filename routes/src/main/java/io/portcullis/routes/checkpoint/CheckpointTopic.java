package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.portcullis.evidence.checkpoint.Witness;
import io.portcullis.routes.duty.StalePlaceException;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/**
 * Writes the topics {@code checkpoints} and {@code witnesses}. Opening it shuts out whoever wrote
 * them before, so that no number is given twice.
 */
final class CheckpointTopic implements AutoCloseable {
  /** Header of a checkpoint: the signer's SubjectPublicKeyInfo, DER. */
  static final String KEY = "key";

  private static final int MILLIS = 10_000;

  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  CheckpointTopic(Map<String, Object> client, Topics topics, String application) {
    this.topics = topics;
    Map<String, Object> config = new HashMap<>(client);
    config.put("transactional.id", application + "-checkpoints");
    config.put("transaction.timeout.ms", MILLIS);
    config.put("max.block.ms", MILLIS);
    config.put("max.request.size", Topic.CHECKPOINTS.maxBytes());
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Returns when it is durable.
   *
   * @throws StalePlaceException when another hub has opened it since
   */
  void append(Notary.Sealed sealed) {
    ProducerRecord<byte[], byte[]> record =
        record(Topic.CHECKPOINTS, sealed.line().checkpoint().at(), sealed.line().line());
    record.headers().add(KEY, sealed.key().key().getEncoded());
    write(record);
  }

  /** As {@link #append}. */
  void witnessed(Witness witness) {
    write(record(Topic.WITNESSES, witness.at(), witness.line()));
  }

  private ProducerRecord<byte[], byte[]> record(Topic topic, Instant at, byte[] line) {
    return new ProducerRecord<>(topics.name(topic), 0, at.toEpochMilli(), null, line);
  }

  private synchronized void write(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.beginTransaction();
      producer.send(record);
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new StalePlaceException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(3));
  }
}
