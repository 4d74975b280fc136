package io.portcullis.routes.duty;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a real broker: each duty is done by one hub, and goes on where the last one stopped. */
class DutiesIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int DUTIES = 8;

  private final List<String> done = new CopyOnWriteArrayList<>();

  private Topics topics;
  private Map<String, Object> client;

  @BeforeEach
  void topics() {
    topics = KAFKA.topics();
    client = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
  }

  @Test
  void whoWasShutOutKeepsNothing() {
    String topic = topics.name(Topic.DUTIES);
    try (Places first = new Places(client, "fence", topic, 0);
        Places second = new Places(client, "fence", topic, 0)) {
      second.keep("d", "2");
      assertThatThrownBy(() -> first.keep("d", "1")).isInstanceOf(StalePlaceException.class);
      second.keep("d", "3");
    }
  }

  @Test
  void anotherHubGoesOnWhereTheFirstStopped() {
    // Given
    Duties first = hub("a", 1);
    Awaitility.await().atMost(SOON).until(() -> done.size() >= DUTIES);
    first.close();
    done.clear();
    // When
    try (Duties second = hub("b", 1)) {
      Awaitility.await().atMost(SOON).until(() -> done.size() >= DUTIES);
      // Then
      assertThat(done).allMatch(line -> line.startsWith("b ") && line.endsWith(" 2"));
      assertThat(second).isNotNull();
    }
  }

  @Test
  void twoHubsShareThemAndNoneIsDoneTwice() {
    try (Duties first = hub("a", 0);
        Duties second = hub("b", 0)) {
      Awaitility.await()
          .atMost(SOON)
          .until(() -> done.stream().map(l -> l.substring(0, 1)).distinct().count() == 2);
      // A rebalance may have moved some of them: what counts is who keeps the place last.
      Awaitility.await()
          .atMost(SOON)
          .until(
              () ->
                  IntStream.range(0, DUTIES)
                      .allMatch(i -> done.stream().anyMatch(l -> l.contains(" share-" + i + " "))));
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  /**
   * @param steps so many, then it rests; 0: one each 50 ms
   */
  private Duties hub(String name, int steps) {
    String application = steps == 0 ? "share" : "goon";
    List<Duty> duties =
        IntStream.range(0, DUTIES).mapToObj(i -> duty(name, application + "-" + i, steps)).toList();
    return new Duties(client, topics, application, duties);
  }

  private Duty duty(String hub, String name, int steps) {
    return new Duty() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void run(Place place) throws InterruptedException {
        for (int i = 0; steps == 0 || i < steps; i++) {
          int next = place.text().isEmpty() ? 1 : Integer.parseInt(place.text()) + 1;
          place.keep(Integer.toString(next));
          done.add(hub + " " + name + " " + next);
          Thread.sleep(50);
        }
        Thread.sleep(Duration.ofMinutes(5));
      }
    };
  }
}
