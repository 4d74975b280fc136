package io.portcullis.routes.renewal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.routes.duty.StalePlaceException;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The memory of the calendar on a real broker. */
class KafkaJournalIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  private final Topics topics = KAFKA.topics();

  @Test
  void whoWasShutOutWritesNothingAndTheOtherReadsAll() {
    try (Journal first = open()) {
      // Given
      first.write(Map.of("a", Optional.of("1"), "b", Optional.of("1"), "c", Optional.of("1")));
      first.write(Map.of("b", Optional.of("2"), "c", Optional.empty()));
      try (Journal second = open()) {
        // When
        assertThatThrownBy(() -> first.write(Map.of("a", Optional.of("3"))))
            .isInstanceOf(StalePlaceException.class);
        // Then
        assertThat(read(second)).isEqualTo(Map.of("a", "\"1\"", "b", "\"2\""));
        second.write(Map.of("a", Optional.of("4")));
        assertThat(read(second)).containsEntry("a", "\"4\"");
      }
    }
  }

  private Journal open() {
    return new KafkaJournal(
        Map.of("bootstrap.servers", KAFKA.bootstrapServers()), topics, "calendar-test");
  }

  private static Map<String, String> read(Journal journal) {
    Map<String, String> all = new TreeMap<>();
    journal.read(
        (key, value) ->
            value.ifPresentOrElse(v -> all.put(key, new String(v, UTF_8)), () -> all.remove(key)));
    return all;
  }
}
