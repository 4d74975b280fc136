package io.portcullis.routes.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.telemetry.Traced;
import io.portcullis.routes.telemetry.Tracing;

/**
 * Puts stages into one topology. A stage is one source topic, one processor, its stores and its
 * sinks; stages meet only in topics, so each keeps its own partitions and its own pace.
 */
public final class Wiring {
  private final Topology topology;
  private final Topics topics;
  private final StoreKind stores;
  private final Tracing tracing;
  private String stage = "";

  public Wiring(Topology topology, Topics topics, StoreKind stores, Tracing tracing) {
    this.topology = topology;
    this.topics = topics;
    this.stores = stores;
    this.tracing = tracing;
  }

  /** What stages tell of what they begin by themselves. */
  public Tracing tracing() {
    return tracing;
  }

  /** Begins a stage; it can always write records and dead letters. */
  public Wiring stage(
      String name, Topic from, ProcessorSupplier<String, byte[], String, byte[]> processor) {
    stage = name;
    topology.addSource(
        name + "-source", new StringDeserializer(), new ByteArrayDeserializer(), topics.name(from));
    topology.addProcessor(name, () -> new Traced(name, processor.get(), tracing), name + "-source");
    return sink(Stage.toRecords(name), Topic.RECORDS)
        .sink(Stage.toDeadLetters(name), Topic.DEAD_LETTERS);
  }

  public Wiring sink(String name, Topic to) {
    topology.addSink(
        name, topics.name(to), new StringSerializer(), new ByteArraySerializer(), stage);
    return this;
  }

  /** What goes in here comes out in every partition of the topic. */
  public Wiring sinkToAll(String name, Topic to) {
    topology.addSink(
        name,
        topics.name(to),
        new StringSerializer(),
        new ByteArraySerializer(),
        (topic, key, value, partitions) ->
            Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet())),
        stage);
    return this;
  }

  /** A plain store, and its changelog. */
  public Wiring store(String name) {
    return store(
        Stores.keyValueStoreBuilder(stores.plain(name), Serdes.String(), Serdes.ByteArray()));
  }

  /** For few keys that change with every input: only the last value of a transaction is written. */
  public Wiring cachedStore(String name) {
    return store(
        Stores.keyValueStoreBuilder(stores.plain(name), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
  }

  /** A store whose entries are kept for that long, and its changelog. */
  public Wiring window(String name, Duration retention, Duration window) {
    return store(
        Stores.windowStoreBuilder(
            stores.window(name, retention, window), Serdes.String(), Serdes.ByteArray()));
  }

  private Wiring store(StoreBuilder<?> store) {
    topology.addStateStore(store, stage);
    return this;
  }
}
