package io.portcullis.routes.seal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.routes.embedded.Topic;

/** Current state: the newest value of a key wins, told by its offset as external version. */
final class StateFreight implements Freight {
  private final Topic topic;
  private final String index;
  private final Function<byte[], byte[]> document;

  /**
   * @param document from the topic's value to one line of JSON; throws IllegalArgumentException for
   *     a value it can not read
   */
  StateFreight(Topic topic, String index, Function<byte[], byte[]> document) {
    this.topic = topic;
    this.index = index;
    this.document = document;
  }

  @Override
  public Topic topic() {
    return topic;
  }

  @Override
  public String group() {
    return "ship-" + topic.plainName();
  }

  @Override
  public Item pack(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || record.key().isEmpty()) {
      throw new IllegalArgumentException("state without a key");
    }
    boolean gone = record.value() == null;
    return new Item(
        record,
        gone ? "delete" : "index",
        index,
        record.key(),
        OptionalLong.of(record.offset() + 1),
        gone ? new byte[0] : document.apply(record.value()),
        Optional.empty());
  }

  /** A repetition is harmless: its version is not newer. */
  @Override
  public List<Item> missing(List<Item> items, boolean retried) {
    return items;
  }

  /** A newer one is there. */
  @Override
  public void settle(List<Bulk.Conflict> conflicts) {}

  @Override
  public void reassigned() {}
}
