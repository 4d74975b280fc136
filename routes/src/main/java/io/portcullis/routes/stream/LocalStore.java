package io.portcullis.routes.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A copy of a topic's values on this hub's own disk, for answers that must not wait for Kafka. What
 * one record changes and the place it was read at are one write, so a crash repeats nothing.
 */
public final class LocalStore implements AutoCloseable {
  private static final String POSITION = "position|";
  private static final String AS_OF = "as-of";

  static {
    RocksDB.loadLibrary();
  }

  private final Options options = new Options().setCreateIfMissing(true);
  private final RocksDB db;
  private volatile Optional<Instant> asOf;

  public LocalStore(Path folder) {
    try {
      Files.createDirectories(folder);
      db = RocksDB.open(options, folder.toString());
      asOf = get(AS_OF).map(b -> Instant.ofEpochMilli(ByteBuffer.wrap(b).getLong()));
    } catch (IOException | RocksDBException e) {
      throw new IllegalStateException("the store " + folder + " can not be opened", e);
    }
  }

  /** The changes of one record. */
  public interface Changes {
    void put(String key, byte[] value);

    void delete(String key);
  }

  /** Collects the changes of one record. */
  public interface Change {
    void into(Changes changes);
  }

  public void apply(int partition, long offset, Change change) {
    byte[] next = ByteBuffer.allocate(Long.BYTES).putLong(offset + 1).array();
    put(
        changes -> {
          change.into(changes);
          changes.put(POSITION + partition, next);
        });
  }

  /** What follows from values that are there already, so that the place does not move. */
  public void put(Change change) {
    try (WriteBatch batch = new WriteBatch();
        WriteOptions write = new WriteOptions()) {
      change.into(new Batch(batch));
      db.write(write, batch);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** Notes that all that was committed at this moment is in here. */
  public void current(Instant at) {
    try {
      db.put(bytes(AS_OF), ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
      asOf = Optional.of(at);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** The latest such moment, over restarts; empty when there was none. */
  public Optional<Instant> asOf() {
    return asOf;
  }

  public OptionalLong position(int partition) {
    return get(POSITION + partition)
        .map(b -> OptionalLong.of(ByteBuffer.wrap(b).getLong()))
        .orElse(OptionalLong.empty());
  }

  public Optional<byte[]> get(String key) {
    try {
      return Optional.ofNullable(db.get(bytes(key)));
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** Values whose keys begin so, in the order of keys, at most so many. */
  public List<byte[]> scan(String prefix, int most) {
    return scan(prefix, prefix, most);
  }

  /** The same, from a key on. */
  public List<byte[]> scan(String prefix, String from, int most) {
    List<byte[]> found = new ArrayList<>();
    try (RocksIterator all = db.newIterator()) {
      for (all.seek(bytes(from)); all.isValid() && found.size() < most; all.next()) {
        if (!new String(all.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
          break;
        }
        found.add(all.value());
      }
    }
    return found;
  }

  /** All values whose keys begin so, one after the other, as they were when this began. */
  public void each(String prefix, Consumer<byte[]> reader) {
    try (RocksIterator all = db.newIterator()) {
      for (all.seek(bytes(prefix)); all.isValid(); all.next()) {
        if (!new String(all.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
          break;
        }
        reader.accept(all.value());
      }
    }
  }

  private record Batch(WriteBatch batch) implements Changes {
    @Override
    public void put(String key, byte[] value) {
      try {
        batch.put(bytes(key), value);
      } catch (RocksDBException e) {
        throw failed(e);
      }
    }

    @Override
    public void delete(String key) {
      try {
        batch.delete(bytes(key));
      } catch (RocksDBException e) {
        throw failed(e);
      }
    }
  }

  private static IllegalStateException failed(RocksDBException e) {
    return new IllegalStateException("the local store failed: " + e.getMessage(), e);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    db.close();
    options.close();
  }
}
