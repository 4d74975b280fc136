package io.portcullis.inventory.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with bounded memory. Closing waits for those who read, since a native library that is
 * asked after its end takes the process with it.
 */
final class Database implements AutoCloseable {
  private static final int BITS_PER_KEY = 10;
  private static final long BLOCK = 16 << 10;
  private static final int BUFFERS = 3;
  private static final int OPEN_FILES = 512;
  private static final int FILES_BEFORE_MERGE = 10;
  private static final double FILTER_OF_BUFFER = 0.1;
  private static final long LOG = 1 << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Cache cache;
  private final BloomFilter filter = new BloomFilter(BITS_PER_KEY);
  private final Options options;
  private final RocksDB db;
  private boolean closed;

  Database(Path folder, Limits limits) {
    cache = new LRUCache((long) limits.cacheMebibytes() << 20);
    options = options(limits);
    try {
      Files.createDirectories(folder);
      db = RocksDB.open(options, folder.toString());
    } catch (IOException | RocksDBException e) {
      release();
      throw new IllegalStateException("the store " + folder + " can not be opened", e);
    }
  }

  private Options options(Limits limits) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK)
            .setFilterPolicy(filter)
            // Else they grow with the files, outside of any bound.
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    return new Options()
        .setCreateIfMissing(true)
        .setTableFormatConfig(table)
        .setWriteBufferSize(((long) limits.bufferMebibytes() << 20) / BUFFERS)
        .setMaxWriteBufferNumber(BUFFERS)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setLevelCompactionDynamicLevelBytes(true)
        // Fewer and larger merges: half of the work behind an import.
        .setLevel0FileNumCompactionTrigger(FILES_BEFORE_MERGE)
        // What is not there yet, most of what an import asks for, is known without a search.
        .setMemtablePrefixBloomSizeRatio(FILTER_OF_BUFFER)
        .setMemtableWholeKeyFiltering(true)
        .setMaxOpenFiles(OPEN_FILES)
        .setMaxLogFileSize(LOG)
        .setKeepLogFileNum(2);
  }

  /** What is done with the open database. */
  interface Use<T> {
    T with(RocksDB db) throws RocksDBException;
  }

  Optional<byte[]> get(byte[] key) {
    return Optional.ofNullable(use(open -> open.get(key)));
  }

  /** Null where there is none, in the order of the keys. */
  List<byte[]> all(List<byte[]> keys) {
    return keys.isEmpty() ? List.of() : use(open -> open.multiGetAsList(keys));
  }

  void write(WriteBatch batch) {
    try (WriteOptions write = new WriteOptions()) {
      use(
          open -> {
            open.write(write, batch);
            return true;
          });
    }
  }

  /** What is done with keys in order. */
  interface Walk<T> {
    T over(RocksIterator keys);
  }

  /** The keys as they are when it begins. */
  <T> T walk(Walk<T> walk) {
    return use(
        open -> {
          try (RocksIterator keys = open.newIterator()) {
            return walk.over(keys);
          }
        });
  }

  Footprint footprint() {
    return use(
        open ->
            new Footprint(
                open.getLongProperty("rocksdb.block-cache-usage"),
                open.getLongProperty("rocksdb.size-all-mem-tables"),
                open.getLongProperty("rocksdb.total-sst-files-size")));
  }

  <T> T use(Use<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the inventory's store is closed");
      }
      return work.with(db);
    } catch (RocksDBException e) {
      throw new IllegalStateException("the inventory's store failed: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        db.close();
        release();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void release() {
    options.close();
    filter.close();
    cache.close();
  }
}
