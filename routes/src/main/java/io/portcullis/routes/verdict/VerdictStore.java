package io.portcullis.routes.verdict;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.stream.LocalStore;
import io.portcullis.routes.stream.Tail;

/**
 * Admitted standings by certificate and device, on this hub's own disk, so that live authorisation
 * answers without Kafka, after a restart too.
 */
public final class VerdictStore implements Tail.Reader, AutoCloseable {
  private final LocalStore store;

  public VerdictStore(Path folder) {
    store = new LocalStore(folder);
  }

  /**
   * By {@link Verdict#certificateKey}, {@link Verdict#fingerprintKey} or {@link Verdict#macKey}.
   */
  public Optional<Verdict> find(String key) {
    return store.get(key).map(bytes -> Json.read(bytes, Verdict.class));
  }

  /** When it last held all that was decided by then; empty when it never did. */
  public Optional<Instant> asOf() {
    return store.asOf();
  }

  @Override
  public void current(Instant at) {
    store.current(at);
  }

  @Override
  public OptionalLong position(int partition) {
    return store.position(partition);
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    store.apply(
        record.partition(),
        record.offset(),
        changes -> {
          if (record.value() == null) {
            changes.delete(record.key());
          } else {
            changes.put(record.key(), record.value());
          }
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
