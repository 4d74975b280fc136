package io.portcullis.routes.seal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.verify.Records.Extent;
import io.portcullis.evidence.verify.Report;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static org.assertj.core.api.Assertions.assertThat;

/** Two hubs, each a process: the trail stays whole whoever of them has it, and as it grows. */
class HandoverIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  @TempDir private Path temp;
  private Topics topics;
  private TrailForTests trail;
  private Writing writing;
  private final List<SealingHub> hubs = new ArrayList<>();

  /** How a hub goes. */
  enum Going {
    KILLED(SealingHub::kill),
    CLOSED(SealingHub::close);

    private final Consumer<SealingHub> way;

    Going(Consumer<SealingHub> way) {
      this.way = way;
    }
  }

  @BeforeEach
  void open() throws Exception {
    topics = KAFKA.topics();
    Map<String, Object> kafka = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    trail = new TrailForTests(kafka, topics.prefix(), FileSigner.own(temp).key(), temp);
    writing = new Writing(kafka, topics);
    hub("one");
    hub("two");
  }

  @AfterEach
  void close() {
    writing.close();
    hubs.forEach(SealingHub::kill);
  }

  @ParameterizedTest
  @EnumSource(Going.class)
  void whoeverTakesOverGoesOnWhereTheOtherCame(Going going) throws Exception {
    // Given
    eventually().until(() -> trail.checkpoints().size() >= 5);
    SealingHub signs = hubs.get(0).signed() > hubs.get(1).signed() ? hubs.get(0) : hubs.get(1);
    // When
    going.way.accept(signs);
    // Then
    int before = trail.checkpoints().size();
    eventually().until(() -> trail.checkpoints().size() >= before + 5);
    whole(writing.end());
  }

  @Test
  void morePartitionsOfRecordsBeginChainsOfTheirOwn() throws Exception {
    // Given
    eventually().until(() -> trail.checkpoints().size() >= 3);
    hubs.forEach(SealingHub::close);
    try (Admin admin = KAFKA.admin()) {
      admin
          .createPartitions(Map.of(topics.name(Topic.RECORDS), NewPartitions.increaseTo(6)))
          .all()
          .get();
      // When
      topics.ensure(admin);
      topics.grow(admin, SealStage.changelog(topics.prefix() + "hub"));
    }
    hub("three");
    hub("four");
    // Then
    eventually().until(() -> writing.partitions() == 6);
    Report report = whole(writing.end());
    assertThat(report.chains()).hasSize(6);
    assertThat(report.chains().values()).allMatch(c -> c.records() > 0);
  }

  private void hub(String name) throws Exception {
    hubs.add(SealingHub.start(KAFKA.bootstrapServers(), topics, temp, temp.resolve(name)));
  }

  /** All are sealed once and signed; chains and checkpoints have no gap and nothing twice. */
  private Report whole(List<Long> written) throws Exception {
    eventually()
        .until(
            () -> {
              Report so = trail.verify(trail.kafka());
              return so.records() >= written.size() && so.tail().unsigned() == 0;
            });
    Report report = trail.verify(trail.kafka());
    assertThat(report.problems()).isEmpty();
    assertThat(sealed()).containsExactlyInAnyOrderElementsOf(written);
    String previous = Checkpoint.NONE;
    long number = 0;
    for (Checkpoint checkpoint : trail.checkpoints()) {
      assertThat(checkpoint.number()).isEqualTo(++number);
      assertThat(checkpoint.previous()).isEqualTo(previous);
      assertThat(checkpoint.flaws()).isEmpty();
      previous = checkpoint.hash();
    }
    return report;
  }

  private List<Long> sealed() throws Exception {
    List<Long> numbers = new ArrayList<>();
    var records = trail.kafka().records();
    for (String chain : records.chains()) {
      records.read(
          chain,
          Extent.WHOLE,
          (bytes, from, to, place) ->
              numbers.add(Json.read(bytes, JsonNode.class).at("/portcullis/generation").asLong()));
    }
    return numbers;
  }

  private static ConditionFactory eventually() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions();
  }
}
