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

  /** What one change does to the store: most of the work, and done for several at once. */
  private record Effect(List<byte[]> deleted, List<byte[]> found, byte[] key, byte[] value) {
    static Effect of(Map.Entry<ByteBuffer, Change> one) {
      byte[] key = one.getKey().array();
      Change change = one.getValue();
      if (change.after().equals(change.before())) {
        return new Effect(List.of(), List.of(), key, new byte[0]);
      }
      List<byte[]> before = indices(key, change.before());
      List<byte[]> after = indices(key, change.after());
      byte[] value = change.after().map(Values::write).orElse(new byte[0]);
      List<byte[]> gone = new ArrayList<>(without(before, after));
      if (value.length == 0) {
        gone.add(key);
      }
      return new Effect(gone, without(after, before), key, value);
    }

    private static List<byte[]> indices(byte[] key, Optional<Entry> entry) {
      return key[0] == 'e' ? entry.map(Keys::indices).orElse(List.of()) : List.of();
    }

    private static List<byte[]> without(List<byte[]> keys, List<byte[]> others) {
      if (keys.isEmpty() || others.isEmpty()) {
        return keys;
      }
      Set<ByteBuffer> known = others.stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
      return keys.stream().filter(k -> !known.contains(ByteBuffer.wrap(k))).toList();
    }

    void into(WriteBatch batch) throws RocksDBException {
      for (byte[] one : deleted) {
        batch.delete(one);
      }
      for (byte[] one : found) {
        batch.put(one, new byte[0]);
      }
      if (value.length > 0) {
        batch.put(key, value);
      }
    }
  }

  void write() {
    List<Effect> effects = changes.entrySet().parallelStream().map(Effect::of).toList();
    try (WriteBatch batch = new WriteBatch()) {
      for (Effect effect : effects) {
        effect.into(batch);
      }
      for (Map.Entry<ByteBuffer, byte[]> one : more.entrySet()) {
        batch.put(one.getKey().array(), one.getValue());
      }
      database.write(batch);
    } catch (RocksDBException e) {
      throw new IllegalStateException("the inventory's store failed: " + e.getMessage(), e);
    }
  }
}
