package io.portcullis.bench.hub;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PassThroughTest {
  private static final Map<String, Integer> SIZES =
      Map.of(
          "signals",
          500,
          "subjects",
          1_500,
          "trail",
          700,
          "proposals",
          300,
          "actions-ca",
          400,
          "records",
          900,
          "sealed",
          1_200,
          Sizes.SEEN,
          1,
          Sizes.STATES,
          2_000);

  private final TopologyTestDriver driver =
      new TopologyTestDriver(PassThrough.topology(SIZES), new Properties());

  @AfterEach
  void close() {
    driver.close();
  }

  /** Signals are counted with the guard's answer, records with those of the answer. */
  @ParameterizedTest
  @CsvSource({
    "., signals, 1",
    "., subjects, 0",
    "., trail, 0",
    "., records, 2",
    "., sealed, 2",
    "., proposals, 0",
    "., actions-ca, 0",
    "A, signals, 2",
    "A, subjects, 2",
    "A, trail, 2",
    "A, proposals, 1",
    "A, actions-ca, 1",
    "A, records, 4",
    "A, sealed, 4"
  })
  void anEventTakesTheHubsWay(String mark, String topic, int records) {
    // When
    put(mark);
    // Then
    var values =
        driver
            .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
            .readKeyValuesToList();
    assertThat(values).hasSize(records);
    assertThat(values)
        .allSatisfy(
            record -> {
              assertThat(record.key).isEqualTo("device-1");
              assertThat(record.value).hasSize(SIZES.get(topic));
            });
  }

  private void put(String mark) {
    driver
        .createInputTopic("intake", new StringSerializer(), new ByteArraySerializer())
        .pipeInput("device-1", (mark + "x".repeat(99)).getBytes(StandardCharsets.UTF_8));
  }
}
