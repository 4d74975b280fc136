package io.portcullis.routes.verdict;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
  /** Keys whose newest verdict came since the start; those that came first give way. */
  static final int MAX_RECENT = 8_192;

  private final LocalStore store;
  private final Clock clock;
  private final Map<String, Instant> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
              return size() > MAX_RECENT;
            }
          });

  public VerdictStore(Path folder, Clock clock) {
    this.store = new LocalStore(folder);
    this.clock = clock;
  }

  /**
   * By {@link Verdict#certificateKey}, {@link Verdict#fingerprintKey} or {@link Verdict#macKey}.
   */
  public Optional<Verdict> find(String key) {
    return store.get(key).map(bytes -> Json.read(bytes, Verdict.class));
  }

  /** When the newest verdict took effect here; empty when that is long ago. */
  Optional<Instant> since(String key) {
    return Optional.ofNullable(recent.get(key));
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
    recent.remove(record.key()); // the newest is the last to give way
    recent.put(record.key(), clock.instant());
  }

  @Override
  public void close() {
    store.close();
  }
}
