package io.portcullis.routes.stream;

import java.time.Duration;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/** Where the stores of a topology lie. What outlives the process lies in Kafka in either case. */
public enum StoreKind {
  ON_DISK,
  /** For short runs of few subjects: a store in memory is read back as a whole at each start. */
  IN_MEMORY;

  public KeyValueBytesStoreSupplier plain(String name) {
    return this == ON_DISK
        ? Stores.persistentKeyValueStore(name)
        : Stores.inMemoryKeyValueStore(name);
  }

  public WindowBytesStoreSupplier window(String name, Duration retention, Duration window) {
    return this == ON_DISK
        ? Stores.persistentWindowStore(name, retention, window, false)
        : Stores.inMemoryWindowStore(name, retention, window, false);
  }
}
