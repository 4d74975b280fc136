package io.portcullis.routes.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.routes.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;

class CurrencyTest {
  private static final TopicPartition ONE = new TopicPartition("verdicts", 0);
  private static final TopicPartition TWO = new TopicPartition("verdicts", 1);

  private final List<Instant> told = new ArrayList<>();
  private final MovedClock now = new MovedClock(Instant.parse("2026-04-01T10:00:00Z"));
  private final Currency currency = new Currency(now, told::add);
  private final Broker consumer = new Broker();

  @BeforeEach
  void assign() {
    consumer.assign(List.of(ONE, TWO));
    consumer.updateEndOffsets(Map.of(ONE, 5L, TWO, 9L));
    consumer.seek(ONE, 5);
    consumer.seek(TWO, 9);
  }

  @Test
  void aBrokerThatIsAwayProvesNothing() {
    // Given
    consumer.away = true;
    // When
    look();
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void aBrokerThatIsAwayIsLeftInPeaceForAWhile() {
    // Given
    consumer.away = true;
    look();
    // When
    now.pass(Currency.AFTER_NONE.minusMillis(1));
    look();
    // Then
    assertThat(consumer.asked).isEqualTo(1);
    now.pass(Duration.ofMillis(1));
    consumer.away = false;
    look();
    assertThat(told).hasSize(1);
  }

  @Test
  void oneBehindIsBehind() {
    // Given
    consumer.seek(TWO, 8);
    // When
    look();
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void atTheEndOfAllPartitionsItIsCurrentAsOfTheQuestion() {
    // When
    look();
    // Then
    assertThat(told).containsExactly(now.instant());
  }

  @Test
  void aQuietTopicIsNotAnOldOne() {
    look();
    now.pass(Currency.EVERY);
    look();
    assertThat(told).hasSize(2).last().isEqualTo(now.instant());
  }

  @Test
  void itIsAskedOnceASecond() {
    look();
    now.pass(Currency.EVERY.minusMillis(1));
    look();
    assertThat(consumer.asked).isEqualTo(1);
  }

  private void look() {
    currency.look(consumer, List.of(ONE, TWO));
  }

  private static final class Broker extends MockConsumer<String, byte[]> {
    private boolean away;
    private int asked;

    Broker() {
      super("none");
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(
        java.util.Collection<TopicPartition> partitions, Duration timeout) {
      asked++;
      if (away) {
        throw new TimeoutException("no answer");
      }
      return super.endOffsets(partitions, timeout);
    }
  }
}
