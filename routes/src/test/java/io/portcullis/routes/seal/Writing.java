package io.portcullis.routes.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Salted;

/** Writes records all along, one after the other, into every partition there is. */
final class Writing implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Long> written = new ArrayList<>();
  private final Thread thread;
  private volatile boolean ended;

  Writing(Map<String, Object> kafka, Topics topics) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("metadata.max.age.ms", 1_000);
    topic = topics.name(Topic.RECORDS);
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    thread = Thread.ofPlatform().start(this::run);
  }

  private void run() {
    for (int number = 0; !ended; number++) {
      int partition = number % partitions();
      producer.send(
          new ProducerRecord<>(topic, partition, "r", Salted.bytes(Records.record(number))));
      written.add((long) number);
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    producer.flush();
  }

  /** As many as it writes into. */
  int partitions() {
    return producer.partitionsFor(topic).size();
  }

  /** The numbers of all that were written; no more follow. */
  List<Long> end() throws InterruptedException {
    ended = true;
    thread.join();
    return List.copyOf(written);
  }

  @Override
  public void close() {
    ended = true;
    producer.close();
  }
}
