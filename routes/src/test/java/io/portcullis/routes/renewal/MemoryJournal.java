package io.portcullis.routes.renewal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.portcullis.connectors.api.Json;

/** Entries in memory, as bytes. */
final class MemoryJournal implements Journal {
  final Map<String, byte[]> entries = new TreeMap<>();

  @Override
  public void read(BiConsumer<String, Optional<byte[]>> reader) {
    entries.forEach((key, value) -> reader.accept(key, Optional.of(value)));
  }

  @Override
  public void write(Map<String, Optional<Object>> written) {
    written.forEach(
        (key, value) ->
            value.ifPresentOrElse(v -> entries.put(key, Json.bytes(v)), () -> entries.remove(key)));
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
