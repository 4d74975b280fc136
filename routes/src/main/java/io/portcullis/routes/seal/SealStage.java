package io.portcullis.routes.seal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.StoreKind;

/** The sealer's place in the topology. */
public final class SealStage {
  static final String NAME = "seal";
  static final String HEADS = "seal-heads";
  static final String SEALED = "seal-sealed";
  static final String DEAD_LETTERS = "seal-dead-letters";
  static final String ALERTS = "seal-alerts";
  static final String NOTES = "seal-notes";

  /** Room for Kafka's own framing stays below the topic's limit. */
  static final int MAX_BYTES = Topic.SEALED.maxBytes() - 4_096;

  private static final String SOURCE = "seal-records";

  private SealStage() {}

  /** The topic in which Kafka Streams keeps the heads of the chains. */
  public static String changelog(String application) {
    return application + "-" + HEADS + "-changelog";
  }

  /** Adds source, processor, store and sinks. Run the topology with exactly_once_v2. */
  public static Topology addTo(Topology topology, Topics topics) {
    return addTo(topology, topics, StoreKind.ON_DISK);
  }

  public static Topology addTo(Topology topology, Topics topics, StoreKind stores) {
    return topology
        .addSource(
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            topics.name(Topic.RECORDS))
        .addProcessor(NAME, () -> new Sealer(topics.prefix()), SOURCE)
        .addStateStore(heads(stores), NAME)
        .addSink(
            SEALED,
            topics.name(Topic.SEALED),
            new StringSerializer(),
            new ByteArraySerializer(),
            ownPartition(),
            NAME)
        .addSink(
            ALERTS,
            topics.name(Topic.RECORDS),
            new StringSerializer(),
            new ByteArraySerializer(),
            NAME)
        .addSink(
            NOTES,
            topics.name(Topic.INTAKE),
            new StringSerializer(),
            new ByteArraySerializer(),
            NAME)
        .addSink(
            DEAD_LETTERS,
            topics.name(Topic.DEAD_LETTERS),
            new StringSerializer(),
            new ByteArraySerializer(),
            NAME);
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> heads(StoreKind stores) {
    return Stores.keyValueStoreBuilder(stores.plain(HEADS), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        // Each record moves the head; only the last one of a transaction has to be written.
        .withCachingEnabled();
  }

  /** A partition for each chain: hashing four names would leave partitions empty. */
  private static StreamPartitioner<String, byte[]> ownPartition() {
    return (topic, chain, value, partitions) -> {
      int number = Integer.parseInt(chain.substring(chain.lastIndexOf('c') + 1));
      return Optional.of(Set.of(number % partitions));
    };
  }
}
