package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.stream.Tail;

/**
 * Reads the steps of subjects for what was found.
 *
 * @param began what was found before is not told
 * @param next place to go on, by partition; kept up to date
 */
record FindingReader(FindingTaker taker, Instant began, Map<Integer, Long> next)
    implements Tail.Reader {
  @Override
  public OptionalLong position(int partition) {
    return next.containsKey(partition)
        ? OptionalLong.of(next.get(partition))
        : OptionalLong.empty();
  }

  /** What is thrown here has the record come again: Kafka did not take the alert. */
  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    if (record.value() != null) {
      taker.take(Json.read(record.value(), Step.class), began);
    }
    next.put(record.partition(), record.offset() + 1);
  }
}
