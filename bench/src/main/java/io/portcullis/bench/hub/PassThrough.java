package io.portcullis.bench.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The floor: the hub's stages, topics and stores without what the hub does in them. Nothing is read
 * or computed; each stage writes as many records of the same sizes as the hub's, keeps the same two
 * things of each (that it was seen, and the subject), and a record that begins with {@link #ACTION}
 * goes on to the guard's topic and back, and ends as an action.
 */
final class PassThrough {
  /** First byte of what leads to an action. */
  static final byte ACTION = 'A';

  /** First byte of the guard's answer. */
  static final byte ANSWER = 'B';

  private PassThrough() {}

  /**
   * @param sizes of values, by topic
   */
  static Topology topology(Map<String, Integer> sizes) {
    Topology topology = new Topology();
    stage(topology, "resolve", "intake", sizes, List.of("signals", "records"));
    store(topology, "resolve", Sizes.SEEN);
    stage(
        topology,
        "decide",
        "signals",
        sizes,
        List.of("subjects", "trail", "records", "proposals", "actions-ca"));
    store(topology, "decide", Sizes.STATES);
    stage(topology, "guard", "proposals", sizes, List.of("signals", "records"));
    stage(topology, "seal", "records", sizes, List.of("sealed"));
    return topology;
  }

  private static void stage(
      Topology topology, String name, String from, Map<String, Integer> sizes, List<String> to) {
    topology.addSource(
        name + "-source", new StringDeserializer(), new ByteArrayDeserializer(), from);
    topology.addProcessor(name, () -> new Copy(name, sizes, to), name + "-source");
    for (String topic : to) {
      topology.addSink(
          name + "-to-" + topic, topic, new StringSerializer(), new ByteArraySerializer(), name);
    }
  }

  private static void store(Topology topology, String stage, String store) {
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray()),
        stage);
  }

  /** Where each record goes; what it holds but for its first byte does not matter. */
  private static final class Copy extends ContextualProcessor<String, byte[], String, byte[]> {
    private final String stage;
    private final Map<String, Integer> sizes;
    private final Set<String> to;

    Copy(String stage, Map<String, Integer> sizes, List<String> to) {
      this.stage = stage;
      this.sizes = sizes;
      this.to = Set.copyOf(to);
    }

    @Override
    public void process(Record<String, byte[]> in) {
      byte mark = in.value()[0];
      switch (stage) {
        case "resolve" -> keep(Sizes.SEEN, in.key() + in.timestamp());
        case "decide" -> keep(Sizes.STATES, in.key());
        default -> {
          // keeps nothing
        }
      }
      for (String topic : to) {
        mark(topic, mark).ifPresent(next -> send(topic, in, next));
      }
    }

    private void keep(String store, String key) {
      KeyValueStore<String, byte[]> kept = context().getStateStore(store);
      kept.put(key, new byte[Math.max(1, sizes.get(store))]);
    }

    private Optional<Byte> mark(String topic, byte mark) {
      return switch (topic) {
        case "subjects", "trail" -> mark == '.' ? Optional.empty() : Optional.of(mark);
        case "proposals" -> mark == ACTION ? Optional.of(ACTION) : Optional.empty();
        case "actions-ca" -> mark == ANSWER ? Optional.of(ANSWER) : Optional.empty();
        case "signals" -> Optional.of(stage.equals("guard") ? ANSWER : mark);
        default -> Optional.of(mark);
      };
    }

    private void send(String topic, Record<String, byte[]> in, byte mark) {
      byte[] value = new byte[Math.max(1, sizes.get(topic))];
      System.arraycopy(in.value(), 0, value, 0, Math.min(value.length, in.value().length));
      value[0] = mark;
      context().forward(in.withValue(value), stage + "-to-" + topic);
    }
  }
}
