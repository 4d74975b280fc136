package io.portcullis.routes.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.resolve.Message.Arrived;

/**
 * Signals that only weak, unknown names lead to. Each lies at its first name, its home, so that it
 * is let go once; its other names only remember where home is.
 */
final class Parking {
  static final String STORE = "parked";

  private static final String PARKED = "p\t";
  private static final String WATCHED = "w\t";

  /** Woken by one binding; the rest at the next one, so that a flood is not one transaction. */
  private static final int MAX_WOKEN = 1_000;

  private final KeyValueStore<String, byte[]> store;

  Parking(ProcessorContext<String, byte[]> context) {
    store = context.getStateStore(STORE);
  }

  void put(String home, Arrived arrived) {
    store.put(PARKED + home + "\t" + arrived.signal().id(), Json.bytes(arrived));
  }

  Optional<Arrived> take(String home, String signal) {
    return Optional.ofNullable(store.delete(PARKED + home + "\t" + signal)).map(Parking::read);
  }

  List<Arrived> takeAll(String home) {
    List<Arrived> all = new ArrayList<>();
    for (KeyValue<String, byte[]> entry : scan(PARKED + home + "\t")) {
      store.delete(entry.key);
      all.add(read(entry.value));
    }
    return all;
  }

  void watch(String alias, String signal, String home) {
    store.put(WATCHED + alias + "\t" + signal, home.getBytes(StandardCharsets.UTF_8));
  }

  /** signal -> home of all that watch this alias; they are forgotten here. */
  Map<String, String> watched(String alias) {
    Map<String, String> homes = new LinkedHashMap<>();
    String prefix = WATCHED + alias + "\t";
    for (KeyValue<String, byte[]> entry : scan(prefix)) {
      store.delete(entry.key);
      homes.put(
          entry.key.substring(prefix.length()), new String(entry.value, StandardCharsets.UTF_8));
    }
    return homes;
  }

  private List<KeyValue<String, byte[]>> scan(String prefix) {
    List<KeyValue<String, byte[]>> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        store.prefixScan(prefix, Serdes.String().serializer())) {
      while (all.hasNext() && found.size() < MAX_WOKEN) {
        found.add(all.next());
      }
    }
    return found;
  }

  private static Arrived read(byte[] bytes) {
    return (Arrived) Json.read(bytes, Message.class);
  }
}
