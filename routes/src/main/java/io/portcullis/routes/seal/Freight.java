package io.portcullis.routes.seal;

import java.io.IOException;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.routes.embedded.Topic;

/** What differs between the documents that are shipped: evidence, or current state. */
interface Freight {
  Topic topic();

  /** Consumer group, without the hub's prefix. */
  String group();

  /**
   * @throws IllegalArgumentException saying why it can not become a document
   */
  Item pack(ConsumerRecord<String, byte[]> record);

  /**
   * Leaves out what is stored already.
   *
   * @param retried whether the same items may have been sent before
   */
  List<Item> missing(List<Item> items, boolean retried) throws IOException;

  /** Deals with items whose id is taken. Returns normally when nothing is left to do. */
  void settle(List<Bulk.Conflict> conflicts) throws IOException;

  /** The partitions have changed hands: what was known of the stored documents is void. */
  void reassigned();
}
