package io.portcullis.routes.verdict;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.stream.Tail;

/**
 * Admitted standings by certificate and device, on this hub's own disk, so that live authorisation
 * answers without Kafka, after a restart too. A value and the place it was read at are one write.
 */
public final class VerdictStore implements Tail.Reader, AutoCloseable {
  private static final String POSITION = "position|";

  static {
    RocksDB.loadLibrary();
  }

  private final Options options = new Options().setCreateIfMissing(true);
  private final RocksDB db;

  public VerdictStore(Path folder) {
    try {
      Files.createDirectories(folder);
      db = RocksDB.open(options, folder.toString());
    } catch (IOException | RocksDBException e) {
      throw new IllegalStateException("the verdicts in " + folder + " can not be opened", e);
    }
  }

  public Optional<Verdict> find(String key) {
    return get("v|" + key).map(bytes -> Json.read(bytes, Verdict.class));
  }

  @Override
  public OptionalLong position(int partition) {
    return get(POSITION + partition)
        .map(b -> OptionalLong.of(ByteBuffer.wrap(b).getLong()))
        .orElse(OptionalLong.empty());
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    try (WriteBatch batch = new WriteBatch();
        WriteOptions write = new WriteOptions()) {
      if (record.value() == null) {
        batch.delete(bytes("v|" + record.key()));
      } else {
        batch.put(bytes("v|" + record.key()), record.value());
      }
      byte[] next = ByteBuffer.allocate(Long.BYTES).putLong(record.offset() + 1).array();
      batch.put(bytes(POSITION + record.partition()), next);
      db.write(write, batch);
    } catch (RocksDBException e) {
      throw new IllegalStateException("a verdict can not be stored: " + e.getMessage(), e);
    }
  }

  private Optional<byte[]> get(String key) {
    try {
      return Optional.ofNullable(db.get(bytes(key)));
    } catch (RocksDBException e) {
      throw new IllegalStateException("the verdicts can not be read: " + e.getMessage(), e);
    }
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
