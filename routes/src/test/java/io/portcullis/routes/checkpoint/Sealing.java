package io.portcullis.routes.checkpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.Unsealed;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

/** Seals records and writes them into {@code sealed}, as the sealer does. */
final class Sealing implements AutoCloseable {
  private static final String SALT = "ab".repeat(32);

  private final Topics topics;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<Integer, Head> heads = new HashMap<>();

  Sealing(Map<String, Object> kafka, Topics topics) {
    this.topics = topics;
    this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
  }

  String chain(int number) {
    return topics.prefix() + "c" + number;
  }

  Head head(int chain) {
    return heads.getOrDefault(chain, Head.START);
  }

  /** So many more of one chain. */
  void add(int chain, int count) {
    for (int i = 0; i < count; i++) {
      write(chain, next(chain, kind(chain), Map.of("event", Map.of("action", "step"))));
    }
    producer.flush();
  }

  /** One of the hub's own trail. */
  void add(int chain, Map<String, Object> document) {
    write(chain, next(chain, Dataset.AUDIT, document));
    producer.flush();
  }

  /** Sealed, and never written. */
  void lose(int chain) {
    next(chain, kind(chain), Map.of());
  }

  void write(int chain, byte[] value) {
    producer.send(new ProducerRecord<>(topics.name(Topic.SEALED), chain, chain(chain), value));
  }

  private Dataset kind(int chain) {
    return head(chain).sequence() % 2 == 0 ? Dataset.SIGNALS : Dataset.RAW;
  }

  private byte[] next(int chain, Dataset dataset, Map<String, Object> document) {
    Head head = head(chain);
    Unsealed record =
        Unsealed.of(
            new AuditRecord(
                "r" + chain + "-" + head.sequence(),
                dataset,
                Instant.parse("2026-11-27T12:00:00Z"),
                "",
                document),
            SALT);
    Seal seal = record.seal(chain(chain), head);
    heads.put(chain, seal.head());
    return record.with(seal);
  }

  @Override
  public void close() {
    producer.close();
  }
}
