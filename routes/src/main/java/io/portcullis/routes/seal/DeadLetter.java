package io.portcullis.routes.seal;

import java.time.Instant;

/**
 * What could not be read or stored, as the topic {@code dead-letters} holds it (key: the source).
 *
 * @param source configured source, or the stage of the hub, that could not go on with it
 * @param reason for people; holds no secret
 * @param topic where it came from, with partition and offset
 * @param value the octets as they came
 */
public record DeadLetter(
    String source,
    String reason,
    String topic,
    int partition,
    long offset,
    Instant at,
    byte[] value) {}
