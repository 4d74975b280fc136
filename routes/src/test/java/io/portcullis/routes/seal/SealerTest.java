package io.portcullis.routes.seal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Salted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealerTest {
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> records;
  private final TestOutputTopic<String, byte[]> sealed;
  private final TestOutputTopic<String, byte[]> deadLetters;

  SealerTest(@TempDir Path folder) {
    Properties properties = new Properties();
    properties.put("application.id", "seal-test");
    properties.put("bootstrap.servers", "none:1");
    properties.put("state.dir", folder.toString());
    Topics topics = new Topics("hub1.", 4, (short) 1, 1);
    driver = new TopologyTestDriver(SealStage.addTo(new Topology(), topics), properties);
    records =
        driver.createInputTopic(
            "hub1.records",
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            Records.AT,
            Duration.ZERO);
    sealed =
        driver.createOutputTopic(
            "hub1.sealed", new StringDeserializer(), new ByteArrayDeserializer());
    deadLetters =
        driver.createOutputTopic(
            "hub1.dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void whatCanNotBeReadBecomesADeadLetterAndTheNextRecordIsSealed() {
    // Given
    records.pipeInput("{\"id\":".getBytes(StandardCharsets.UTF_8));
    records.pipeInput("null".getBytes(StandardCharsets.UTF_8));
    records.pipeInput(new byte[0]);
    records.pipeInput("{\"id\":\"rec-1\",\"at\":0}".getBytes(StandardCharsets.UTF_8));
    // When
    records.pipeInput(Salted.bytes(Records.record(1)));
    // Then
    List<KeyValue<String, byte[]>> letters = deadLetters.readKeyValuesToList();
    assertThat(letters).hasSize(4).allMatch(l -> l.key.equals("seal"));
    DeadLetter first = Json.read(letters.getFirst().value, DeadLetter.class);
    assertThat(first.place()).isEqualTo("hub1.records-0");
    assertThat(first.offset()).isZero();
    assertThat(first.reason()).isNotBlank();
    assertThat(Base64.getDecoder().decode(first.base64()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"id\":");
    assertThat(document(sealed.readValue()).seal().sequence()).isEqualTo(1);
  }

  @Test
  void aRecordThatIsTooLargeBecomesADeadLetterAndLeavesNoGap() {
    // Given
    String large = "x".repeat(SealStage.MAX_BYTES);
    AuditRecord tooLarge =
        new AuditRecord("big", Dataset.AUDIT, Records.AT, "", Map.of("message", large));
    records.pipeInput(Salted.bytes(Records.record(1)));
    records.pipeInput(Salted.bytes(tooLarge));
    // When
    records.pipeInput(Salted.bytes(Records.record(2)));
    // Then
    DeadLetter letter = Json.read(deadLetters.readValue(), DeadLetter.class);
    assertThat(letter.reason()).contains("limit " + SealStage.MAX_BYTES);
    assertThat(sealed.readValuesToList().stream().map(v -> document(v).seal().sequence()))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatCanNotBeSealedIsToldOnceAsARecordAndAsANoteOfTheHub() {
    // Given
    TestOutputTopic<String, byte[]> notes =
        driver.createOutputTopic(
            "hub1.intake", new StringDeserializer(), new ByteArrayDeserializer());
    // When
    records.pipeInput("{".getBytes(StandardCharsets.UTF_8));
    records.pipeInput("{".getBytes(StandardCharsets.UTF_8));
    // Then
    assertThat(texts(notes))
        .singleElement()
        .asString()
        .contains("record-unsealed")
        .contains("hub.audit");
    assertThat(texts(sealed))
        .singleElement()
        .asString()
        .contains("record-unsealed")
        .contains("hub1.records-0");
  }

  @Test
  void aHeadOfANewerReleaseStopsTheSealerInsteadOfForkingTheChain() {
    assertThatThrownBy(() -> StoredHead.read(new byte[] {2, '{', '}'}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 2, this release reads 1");
  }

  @Test
  void theChainHoldsFromTheFirstToTheLast() {
    // When
    for (int i = 0; i < 50; i++) {
      records.pipeInput(Salted.bytes(Records.record(i)));
    }
    // Then
    Head head = Head.START;
    Set<String> salts = new HashSet<>();
    for (KeyValue<String, byte[]> each : sealed.readKeyValuesToList()) {
      SealedDocument document = document(each.value);
      assertThat(each.key).isEqualTo("hub1.c0");
      assertThat(document.problemAfter(head)).isEmpty();
      salts.add(document.seal().salt());
      head = document.seal().head();
    }
    assertThat(head.sequence()).isEqualTo(50);
    assertThat(salts).hasSize(50);
  }

  private static List<String> texts(TestOutputTopic<String, byte[]> topic) {
    return topic.readValuesToList().stream()
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static SealedDocument document(byte[] value) {
    return SealedDocument.from(Json.read(value, Map.class));
  }
}
