package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

import io.portcullis.inventory.Entry;

/**
 * Entries that are written as one, beside what was stored of them. Knows what it will write itself,
 * so that an entry may come twice.
 */
final class Batch {
  private final Database database;
  private final Map<ByteBuffer, Change> changes = new LinkedHashMap<>();
  private final Map<ByteBuffer, byte[]> more = new LinkedHashMap<>();

  /** Of one key: what is stored, and what is to be. */
  private record Change(Optional<Entry> before, Optional<Entry> after) {
    Change to(Optional<Entry> entry) {
      return new Change(before, entry);
    }
  }

  Batch(Database database) {
    this.database = database;
  }

  /** Reads at once what will be asked for one by one. */
  void foresee(Collection<byte[]> keys) {
    List<byte[]> unknown = new ArrayList<>();
    keys.stream().filter(k -> !changes.containsKey(ByteBuffer.wrap(k))).forEach(unknown::add);
    List<byte[]> values = database.all(unknown);
    for (int i = 0; i < unknown.size(); i++) {
      Optional<Entry> stored = Optional.ofNullable(values.get(i)).map(Values::read);
      changes.put(ByteBuffer.wrap(unknown.get(i)), new Change(stored, stored));
    }
  }

  Optional<Entry> get(byte[] key) {
    return change(key).after();
  }

  private Change change(byte[] key) {
    return changes.computeIfAbsent(
        ByteBuffer.wrap(key),
        k -> {
          Optional<Entry> stored = database.get(key).map(Values::read);
          return new Change(stored, stored);
        });
  }

  void put(byte[] key, Entry entry) {
    changes.put(ByteBuffer.wrap(key), change(key).to(Optional.of(entry)));
  }

  void delete(byte[] key) {
    changes.put(ByteBuffer.wrap(key), change(key).to(Optional.empty()));
  }

  /** Something beside entries. */
  void put(byte[] key, byte[] value) {
    more.put(ByteBuffer.wrap(key), value);
  }

  /** By how many entries the store grows. */
  long growth() {
    return changes.entrySet().stream()
        .filter(c -> c.getKey().get(0) == 'e')
        .mapToLong(c -> count(c.getValue().after()) - count(c.getValue().before()))
        .sum();
  }

  private static long count(Optional<Entry> entry) {
    return entry.isPresent() ? 1 : 0;
  }

  void write() {
    try (WriteBatch batch = new WriteBatch()) {
      for (Map.Entry<ByteBuffer, Change> one : changes.entrySet()) {
        into(batch, one.getKey().array(), one.getValue());
      }
      for (Map.Entry<ByteBuffer, byte[]> one : more.entrySet()) {
        batch.put(one.getKey().array(), one.getValue());
      }
      database.write(batch);
    } catch (RocksDBException e) {
      throw new IllegalStateException("the inventory's store failed: " + e.getMessage(), e);
    }
  }

  private static void into(WriteBatch batch, byte[] key, Change change) throws RocksDBException {
    if (change.after().equals(change.before())) {
      return;
    }
    if (change.after().isPresent()) {
      batch.put(key, Values.write(change.after().get()));
    } else {
      batch.delete(key);
    }
    if (key[0] == 'e') {
      indices(batch, change);
    }
  }

  private static void indices(WriteBatch batch, Change change) throws RocksDBException {
    Set<ByteBuffer> before = keys(change.before());
    Set<ByteBuffer> after = keys(change.after());
    for (ByteBuffer key : before) {
      if (!after.contains(key)) {
        batch.delete(key.array());
      }
    }
    for (ByteBuffer key : after) {
      if (!before.contains(key)) {
        batch.put(key.array(), new byte[0]);
      }
    }
  }

  private static Set<ByteBuffer> keys(Optional<Entry> entry) {
    return entry
        .map(e -> Keys.indices(e).stream().map(ByteBuffer::wrap).collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
