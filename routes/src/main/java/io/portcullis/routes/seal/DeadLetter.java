package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.Base64;

import io.portcullis.model.Ids;

/**
 * What could not be sealed or stored, as the topic {@code dead-letters} holds it (key: the source).
 *
 * @param source the stage that could not go on with it
 * @param reason for people; holds no secret
 * @param place topic and partition where it came from, e.g. "records-2"
 * @param received time of the message in that topic
 * @param length octets of the message
 * @param base64 the message as it came
 */
record DeadLetter(
    String source,
    String reason,
    String place,
    long offset,
    Instant received,
    int length,
    String sha256,
    String base64) {

  static DeadLetter of(
      String source,
      String reason,
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte[] value) {
    byte[] kept = value == null ? new byte[0] : value;
    return new DeadLetter(
        source,
        reason,
        topic + "-" + partition,
        offset,
        Instant.ofEpochMilli(timestamp),
        kept.length,
        Ids.sha256(kept),
        Base64.getEncoder().encodeToString(kept));
  }
}
