package io.portcullis.routes.resolve;

import java.util.Optional;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.SubjectKind;

/** alias -> subject, of the aliases of this partition. */
final class Bindings {
  static final String STORE = "bindings";

  private final KeyValueStore<String, byte[]> store;

  Bindings(ProcessorContext<String, byte[]> context) {
    store = context.getStateStore(STORE);
  }

  /** Kinds are kept apart: one hostname may name a device and a workload. */
  static String key(SubjectKind kind, Alias alias) {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + alias.key();
  }

  Optional<Binding> find(SubjectKind kind, Alias alias) {
    return Optional.ofNullable(store.get(key(kind, alias))).map(b -> Json.read(b, Binding.class));
  }

  void put(SubjectKind kind, Alias alias, Binding binding) {
    store.put(key(kind, alias), Json.bytes(binding));
  }
}
