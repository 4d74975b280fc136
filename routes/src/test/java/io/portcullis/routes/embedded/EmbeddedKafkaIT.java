package io.portcullis.routes.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaIT {
  @TempDir Path folder;

  @Test
  void aFolderInUseIsRefusedByName() {
    // Given
    EmbeddedKafka.Settings settings = EmbeddedKafka.Settings.in(folder);
    try (EmbeddedKafka first = EmbeddedKafka.start(settings)) {
      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
      // When, Then
      assertThatThrownBy(() -> EmbeddedKafka.start(settings))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aTakenPortIsRefusedByNumberAndTheFolderIsFreeAgain() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      // When, Then
      assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, port, 0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + port);
      FolderLock.acquire(folder).close();
    }
  }

  @Test
  void whatWasWrittenIsThereAfterARestartAtTheSameAddress() throws Exception {
    // Given
    String address;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder))) {
      address = kafka.bootstrapServers();
      ensureTopics(address);
      write(address, "kept");
    }
    // When
    try (EmbeddedKafka again = EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder))) {
      // Then
      assertThat(again.bootstrapServers()).isEqualTo(address);
      assertThat(read(address)).isEqualTo("kept");
    }
  }

  private static void ensureTopics(String address) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      Topics.embedded().ensure(admin);
    }
  }

  private static void write(String address, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>("intake", 0, null, bytes)).get();
    }
  }

  private static String read(String address) {
    TopicPartition partition = new TopicPartition("intake", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      List<ConsumerRecord<byte[], byte[]>> records =
          consumer.poll(Duration.ofSeconds(20)).records(partition);
      return new String(records.getFirst().value(), StandardCharsets.UTF_8);
    }
  }
}
