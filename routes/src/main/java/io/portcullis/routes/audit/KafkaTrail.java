package io.portcullis.routes.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.verify.Records;
import io.portcullis.routes.embedded.Topic;

/**
 * The trail of one hub in Kafka.
 *
 * @param client connection settings: bootstrap servers, TLS, SASL
 * @param prefix of the topics' names
 */
public record KafkaTrail(Map<String, Object> client, String prefix) {

  public Records records() {
    return new KafkaRecords(client, prefix);
  }

  /**
   * Copies them into a file.
   *
   * @return the keys that signed, by id, as the hub says
   */
  public Map<String, CheckpointKey> checkpoints(Path file) throws IOException {
    return TopicLines.copy(client, prefix, Topic.CHECKPOINTS, file);
  }

  /** Copies them into a file. */
  public void witnesses(Path file) throws IOException {
    TopicLines.copy(client, prefix, Topic.WITNESSES, file);
  }
}
