package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Salted;

/** The sealer on a real broker, over topics of its own. */
final class SealForTests implements AutoCloseable {
  final Topics topics;
  final Map<String, Object> kafka;
  private final Path folder;
  private final KafkaStreams streams;

  SealForTests(KafkaForTests broker) throws IOException {
    topics = broker.topics();
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    folder = Files.createTempDirectory("portcullis-streams");
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put("application.id", topics.prefix() + "hub");
    properties.put("processing.guarantee", "exactly_once_v2");
    properties.put("commit.interval.ms", 20);
    properties.put("auto.offset.reset", "earliest");
    properties.put("num.stream.threads", 2);
    properties.put("state.dir", folder.toString());
    streams = new KafkaStreams(SealStage.addTo(new Topology(), topics), properties);
    streams.start();
  }

  void write(List<AuditRecord> records) {
    write(
        Topic.RECORDS,
        records.stream()
            .collect(HashMap::new, (m, r) -> m.put(r.id(), Salted.bytes(r)), Map::putAll));
  }

  void write(Topic topic, Map<String, byte[]> values) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      values.forEach(
          (key, value) -> producer.send(new ProducerRecord<>(topics.name(topic), key, value)));
      producer.flush();
    }
  }

  @Override
  public void close() {
    streams.close();
    try {
      KafkaForTests.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
