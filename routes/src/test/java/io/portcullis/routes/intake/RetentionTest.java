package io.portcullis.routes.intake;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Run;
import io.portcullis.model.Statement.RecordsLost;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTest {
  private static final TopicPartition FIRST = new TopicPartition("insights", 0);
  private static final TopicPartition OTHER = new TopicPartition("insights", 1);
  private final MockConsumer<String, byte[]> consumer =
      new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
  private final Retention retention = new Retention();

  @BeforeEach
  void assigned() {
    consumer.assign(List.of(FIRST, OTHER));
  }

  @Test
  void whatWasForgottenWhileNobodyReadIsLost() {
    // Given
    consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 150L));
    // When
    List<RecordsLost> lost = retention.gone(consumer, Map.of(FIRST, new Run(150, 160)));
    // Then
    assertThat(lost)
        .containsExactly(
            new RecordsLost("insights-0", new Run(100, 149), "forgotten by the topic"));
  }

  @Test
  void whatWasForgottenBetweenTwoBatchesIsLost() {
    // Given
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L));
    retention.gone(consumer, Map.of(FIRST, new Run(0, 9)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 30L));
    // When
    List<RecordsLost> lost = retention.gone(consumer, Map.of(FIRST, new Run(35, 40)));
    // Then: what is between 30 and 35 was never there
    assertThat(lost).extracting(RecordsLost::lost).containsExactly(new Run(10, 29));
  }

  @Test
  void aHoleThatACompactedTopicHasIsNoLoss() {
    // Given
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L));
    retention.gone(consumer, Map.of(FIRST, new Run(0, 9)));
    // When
    List<RecordsLost> lost = retention.gone(consumer, Map.of(FIRST, new Run(35, 40)));
    // Then
    assertThat(lost).isEmpty();
  }

  @Test
  void whatAnotherHubReadIsNotLost() {
    // Given
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L));
    retention.gone(consumer, Map.of(FIRST, new Run(0, 9)));
    consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(50)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 30L));
    // When
    List<RecordsLost> lost = retention.gone(consumer, Map.of(FIRST, new Run(50, 51)));
    // Then
    assertThat(lost).isEmpty();
  }

  @Test
  void whoNeverReadMissesNothing() {
    // Given
    consumer.updateBeginningOffsets(Map.of(FIRST, 70L, OTHER, 0L));
    // When
    List<RecordsLost> lost =
        retention.gone(consumer, Map.of(FIRST, new Run(70, 71), OTHER, new Run(0, 3)));
    // Then
    assertThat(lost).isEmpty();
  }

  @Test
  void aKafkaThatDoesNotAnswerLosesNoRecord() {
    // Given
    consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(100)));
    consumer.setOffsetsException(new KafkaException("no answer"));
    consumer.updateBeginningOffsets(Map.of(FIRST, 150L));
    // When
    List<RecordsLost> lost = retention.gone(consumer, Map.of(FIRST, new Run(150, 160)));
    // Then
    assertThat(lost).isEmpty();
  }
}
