package io.portcullis.bench.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.hub.Broker;
import io.portcullis.bench.hub.Child;

/** The hub's topic of sealed records, filled by others than its sealer. */
final class SealedTopic {
  private static final String NAME = "sealed";
  private static final String GROUP = "ship";
  private static final int PATIENCE_SECONDS = 600;
  private static final long LOOK_MILLIS = 20;

  /** The end of a partition can be a marker. */
  private static final long MARKERS = 2;

  private final Broker broker;
  private final Child hub;

  SealedTopic(Broker broker, Child hub) {
    this.broker = broker;
    this.hub = hub;
  }

  /** As the hub would make it: it starts on nothing else. */
  static void make(Broker broker) throws InterruptedException {
    Map<String, String> settings =
        Map.of(
            "cleanup.policy", "delete",
            "retention.ms", Long.toString(TimeUnit.DAYS.toMillis(60)),
            "max.message.bytes", Integer.toString(3 << 20));
    broker.create(List.of(new NewTopic(NAME, Broker.PARTITIONS, (short) 1).configs(settings)));
  }

  /**
   * Shows all of it at once, and waits until the shipper has settled it.
   *
   * @return records a second
   */
  double ship(List<Sample.Chain> chains) throws InterruptedException {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      long count = 0;
      for (int i = 0; i < chains.size(); i++) {
        Sample.Chain chain = chains.get(i);
        for (byte[] document : chain.documents()) {
          producer.send(new ProducerRecord<>(NAME, i % Broker.PARTITIONS, chain.name(), document));
        }
        count += chain.documents().size();
      }
      producer.flush();
      long begin = System.nanoTime();
      producer.commitTransaction();
      return count * 1e9 / (settled() - begin);
    }
  }

  private long settled() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      hub.requireAlive();
      long now = System.nanoTime();
      Map<TopicPartition, Long> done = broker.committed(GROUP);
      boolean all =
          broker.ends(List.of(NAME)).entrySet().stream()
              .allMatch(e -> e.getValue() - done.getOrDefault(e.getKey(), 0L) <= MARKERS);
      if (all) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new BenchException("the shipper did not settle all within ten minutes");
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", broker.servers());
    config.put("transactional.id", "bench-" + UUID.randomUUID());
    config.put("transaction.timeout.ms", 600_000);
    config.put("linger.ms", 20);
    config.put("batch.size", 256 << 10);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }
}
