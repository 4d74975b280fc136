package io.portcullis.routes.alerts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Tail;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two hubs on a real Kafka: what one raised, told or answered the other knows. */
class AlertsOnKafkaIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration LONG = Duration.ofSeconds(90);

  private final List<AutoCloseable> open = new ArrayList<>();
  private Topics topics;
  private Outlet outlet;

  @BeforeEach
  void begin() {
    topics = KAFKA.topics();
    outlet = new Outlet(client(), topics);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    outlet.close();
  }

  @Test
  void theHubThatTakesOverTellsNothingAgainAndWhatIsLeft() throws Exception {
    // Given
    Hub one = new Hub();
    Hub other = new Hub();
    IntStream.range(0, 50).forEach(i -> other.kept.raise(fresh("a" + i, Alert.Kind.FINDING)));
    Thread first = one.work();
    await().atMost(LONG).until(() -> other.taken() == 50);
    first.interrupt();
    first.join();
    // When
    other.work();
    other.kept.raise(fresh("b", Alert.Kind.STATE));
    // Then
    await().atMost(LONG).until(() -> other.taken() == 51);
    assertThat(other.chat.messages).extracting(Message::id).containsExactly("b");
  }

  @Test
  void whatWasAnsweredAtOneHubIsAnsweredAtAll() {
    // Given
    Hub one = new Hub();
    Hub other = new Hub();
    one.kept.raise(Samples.alert("a"));
    Ending ending = new Ending(Ending.Kind.ACKNOWLEDGED, "anna", Samples.T0, "on it");
    // When
    one.kept.end(List.of("a"), ending);
    // Then
    await().atMost(LONG).until(() -> other.ending("a").equals(Optional.of(ending)));
  }

  @Test
  void whatIsForgottenIsForgottenByAllAndNeverOpenMeanwhile() {
    // Given
    Hub one = new Hub();
    Hub other = new Hub();
    one.kept.raise(Samples.alert("a"));
    one.kept.end(List.of("a"), new Ending(Ending.Kind.CLOSED, "", Samples.T0, "old"));
    await().atMost(LONG).until(() -> other.ending("a").isPresent());
    // When
    one.kept.forget(List.of("a"));
    // Then
    await()
        .atMost(LONG)
        .until(
            () -> {
              assertThat(other.book.open()).isEmpty();
              return other.book.find("a").isEmpty();
            });
  }

  /** One that is not so old that it is closed. */
  private static Alert fresh(String id, Alert.Kind kind) {
    return Samples.alert(id, kind, Severity.LOW, "it", Instant.now());
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", KAFKA.bootstrapServers());
  }

  /** As much of a hub as alerts need. */
  private final class Hub {
    final AlertBook book = new AlertBook();
    final ScriptedChannel chat = new ScriptedChannel();
    final KeptAlerts kept = new KeptAlerts(book, outlet, topics.partitions(Topic.ALERTS));
    private final Clock clock = Clock.systemUTC();

    Hub() {
      open.add(new Tail(client(), topics, Topic.ALERTS, Tail.Haste.SOON, book, clock));
    }

    Thread work() {
      Teller.Surroundings around =
          new Teller.Surroundings(
              book,
              kept,
              false,
              () -> false,
              id -> Optional.empty(),
              rule -> Optional.empty(),
              reader -> {
                throw new IllegalStateException("findings are not asked for");
              },
              new SimpleMeterRegistry(),
              Tracing.OFF,
              clock);
      Duty duty =
          new Teller(ConfigLoader.defaults(Path.of("")).alerts(), List.of(chat), around)
              .duties()
              .getFirst();
      Thread working = Thread.ofVirtual().start(() -> run(duty));
      open.add(working::interrupt);
      return working;
    }

    private void run(Duty duty) {
      try {
        duty.run(new KeptPlace());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    long taken() {
      return book.open().stream().filter(state -> state.way().taken()).count();
    }

    Optional<Ending> ending(String id) {
      return book.find(id).flatMap(AlertState::ending);
    }
  }
}
