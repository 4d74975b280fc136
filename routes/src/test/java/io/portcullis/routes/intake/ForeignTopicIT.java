package io.portcullis.routes.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Run;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RecordsLost;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

/** A topic of a real Kafka that forgot records before the hub came to them. */
class ForeignTopicIT {
  private static final String TOPIC = "insights";
  private static final String GROUP = "hubs";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  @Test
  void whatTheTopicForgotIsToldAndTheRestIsRead() throws Exception {
    // Given: read up to 5 of 20, and the first 10 are gone; of the other partition nothing is
    Topics topics = KAFKA.topics();
    try (Admin admin = KAFKA.admin()) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
      fill();
      admin
          .alterConsumerGroupOffsets(
              GROUP, Map.of(FIRST, new OffsetAndMetadata(5), SECOND, new OffsetAndMetadata(3)))
          .all()
          .get();
      admin.deleteRecords(Map.of(FIRST, RecordsToDelete.beforeOffset(10))).all().get();
      // When
      try (CamelContext camel = new DefaultCamelContext();
          Outlet outlet = new Outlet(client(), topics)) {
        camel.addRoutes(new ForeignTopic(settings(), source(), intake(outlet)));
        camel.start();
        // Then
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> assertThat(committed(admin)).isEqualTo(Map.of(FIRST, 20L, SECOND, 20L)));
      }
    }
    assertThat(lost(topics))
        .containsExactly(new RecordsLost("insights-0", new Run(5, 9), "forgotten by the topic"));
  }

  private static Map<TopicPartition, Long> committed(Admin admin) throws Exception {
    var offsets = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return Map.of(FIRST, offsets.get(FIRST).offset(), SECOND, offsets.get(SECOND).offset());
  }

  private static void fill() {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < 20; i++) {
        byte[] body = "{\"records\":[]}".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, 0, "", body));
        producer.send(new ProducerRecord<>(TOPIC, 1, "", body));
      }
      producer.flush();
    }
  }

  private static List<Statement> lost(Topics topics) {
    List<Statement> said = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(client(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topics.name(Topic.INTAKE)).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> said.add(statement(r.value())));
                return !said.isEmpty();
              });
    }
    return said;
  }

  private static Statement statement(byte[] value) {
    return ((Message.Arrived) Json.read(value, Message.class)).signal().statement();
  }

  private static Intake intake(Outlet outlet) {
    return new Intake(
        outlet, new SimpleMeterRegistry(), MustAsk.NOBODY::marked, Tracing.OFF, Clock.systemUTC());
  }

  private static Source source() {
    return new Source("intune", Parsers.byType("intune").orElseThrow(), Optional.empty(), false);
  }

  private static AuthSettings.Topic settings() {
    return new AuthSettings.Topic(KAFKA.bootstrapServers(), TOPIC, GROUP, false, Optional.empty());
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", KAFKA.bootstrapServers());
  }
}
