package io.portcullis.routes.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

import io.portcullis.model.Run;
import io.portcullis.model.Statement.RecordsLost;

/**
 * Notices that a topic forgot records before they were read: the consumer goes on with the oldest
 * that is left, and says nothing. Offsets that are skipped while older ones are still there are no
 * loss: a topic that is compacted, or written in transactions, has holes.
 *
 * <p>For the one thread of a consumer.
 */
final class Retention {
  /** Where each partition goes on; bounded by the partitions of one topic. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /**
   * @param read offsets of a batch, by partition; not committed yet
   */
  List<RecordsLost> gone(Consumer<?, ?> consumer, Map<TopicPartition, Run> read) {
    List<RecordsLost> lost = new ArrayList<>();
    read.forEach(
        (partition, run) -> {
          gone(consumer, partition, run).ifPresent(lost::add);
          next.put(partition, run.last() + 1);
        });
    return lost;
  }

  private Optional<RecordsLost> gone(Consumer<?, ?> consumer, TopicPartition partition, Run run) {
    if (next.getOrDefault(partition, Long.MIN_VALUE) >= run.first()) {
      return Optional.empty();
    }
    try {
      long expected = expected(consumer, partition, run.first());
      long oldest = expected < run.first() ? oldest(consumer, partition) : expected;
      long end = Math.min(oldest, run.first());
      return end > expected ? Optional.of(lost(partition, expected, end)) : Optional.empty();
    } catch (KafkaException e) {
      return Optional.empty(); // Not told is not lost: reading the records goes before.
    }
  }

  /** Another hub may have read on since: what is committed counts where it is further. */
  private long expected(Consumer<?, ?> consumer, TopicPartition partition, long otherwise) {
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    long ours = next.getOrDefault(partition, Long.MIN_VALUE);
    long theirs = committed == null ? Long.MIN_VALUE : committed.offset();
    long known = Math.max(ours, theirs);
    return known == Long.MIN_VALUE ? otherwise : known;
  }

  private static long oldest(Consumer<?, ?> consumer, TopicPartition partition) {
    return consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
  }

  private static RecordsLost lost(TopicPartition partition, long from, long end) {
    return new RecordsLost(partition.toString(), new Run(from, end - 1), "forgotten by the topic");
  }
}
