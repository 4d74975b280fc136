package io.portcullis.routes.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Whether a follower of a topic has read all there is. That nothing came says nothing: the broker
 * may be away. So it is asked where the topic ends, and only its answer counts, as of the moment
 * before the question.
 */
final class Currency {
  /** Between two questions; it costs one round trip in the follower's thread. */
  static final Duration EVERY = Duration.ofSeconds(1);

  /** A broker that is away or slow holds the follower up for so long ... */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** ... and is then left in peace for so long. */
  static final Duration AFTER_NONE = Duration.ofSeconds(5);

  private final Clock clock;
  private final Consumer<Instant> told;
  private Instant next = Instant.MIN;

  /**
   * @param told takes the moment at which everything committed had been read
   */
  Currency(Clock clock, Consumer<Instant> told) {
    this.clock = clock;
    this.told = told;
  }

  void look(
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, List<TopicPartition> partitions) {
    Instant asked = clock.instant();
    if (asked.isBefore(next)) {
      return;
    }
    next = asked.plus(EVERY);
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      if (ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
        told.accept(asked);
      }
    } catch (RetriableException e) {
      // The broker is away, or its partitions move: it is asked again.
      next = clock.instant().plus(AFTER_NONE);
    }
  }
}
