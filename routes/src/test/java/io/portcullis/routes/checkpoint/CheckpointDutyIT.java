package io.portcullis.routes.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Erased;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.routes.api.AuditStatus;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.duty.RunningDuty;
import io.portcullis.routes.duty.StalePlaceException;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Checkpoints on a real broker: whatever happens to the hub, the chains stay whole in them. */
class CheckpointDutyIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();

  @TempDir Path folder;
  private final Told told = new Told();
  private final Signer key = Keys.one("a key");
  private Topics topics;
  private Map<String, Object> kafka;
  private Sealing sealing;

  @BeforeEach
  void topics() {
    topics = KAFKA.topics();
    kafka = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
    sealing = new Sealing(kafka, topics);
  }

  @AfterEach
  void close() {
    sealing.close();
  }

  @Test
  void whoWasShutOutMakesNoSecondNumber() throws Exception {
    // Given
    try (CheckpointTopic first = new CheckpointTopic(kafka, topics, "one");
        CheckpointTopic second = new CheckpointTopic(kafka, topics, "one")) {
      Notary.Sealed sealed = sealed();
      second.append(sealed);
      // When, then
      assertThatThrownBy(() -> first.append(sealed)).isInstanceOf(StalePlaceException.class);
    }
    assertThat(made()).hasSize(1);
  }

  @Test
  void aLineThatNobodySignedDoesNotCount() throws Exception {
    // Given
    run(() -> covered(0, 3), 0, 3);
    forge("{\"payload\":{}}".getBytes(UTF_8));
    // When
    run(() -> covered(0, 5), 0, 2);
    // Then
    assertThat(told.actions).contains(Trouble.FORGED);
    assertThat(made()).extracting(Checkpoint::number).doesNotHaveDuplicates();
    whole(0, 5);
  }

  @Test
  void aBreakIsNamedAndNoRangeReachesAcross() throws Exception {
    // Given
    sealing.add(1, 4);
    sealing.lose(1);
    sealing.write(1, "no record".getBytes(UTF_8));
    // When
    run(() -> covered(1, 8), 1, 3);
    // Then
    List<String> flaws =
        made().stream().flatMap(c -> c.flaws().stream()).map(f -> f.reason()).toList();
    assertThat(flaws).hasSize(2);
    assertThat(flaws.get(0)).startsWith("unreadable: offset 4");
    assertThat(flaws.get(1)).startsWith("gap: ");
    assertThat(told.actions).contains(Trouble.BROKEN);
  }

  @Test
  void aHubThatBeganAnewInTheMiddleLeavesTheChainsWhole() throws Exception {
    // Given
    run(() -> covered(0, 25), 0, 25);
    Files.delete(file());
    // When
    run(() -> covered(0, 40), 0, 15);
    // Then
    whole(0, 40);
    assertThat(told.actions).isEmpty();
    // The file has all of them again, the first ones out of the topic.
    List<String> lines = Files.readAllLines(file());
    assertThat(lines)
        .extracting(l -> SignedCheckpoint.read(l.getBytes(UTF_8)).checkpoint())
        .isEqualTo(made());
  }

  @Test
  void morePartitionsLeaveTheChainsWhole() throws Exception {
    // Given
    run(() -> covered(0, 5), 0, 5);
    try (Admin admin = KAFKA.admin()) {
      admin
          .createPartitions(Map.of(topics.name(Topic.SEALED), NewPartitions.increaseTo(6)))
          .all()
          .get();
    }
    sealing.add(5, 3);
    // When
    run(() -> covered(0, 7) && covered(5, 3), 0, 2);
    // Then
    whole(0, 7);
    whole(5, 3);
  }

  @Test
  void anErasureHasACheckpointOfItsOwn() throws Exception {
    // Given
    sealing.add(2, 2);
    Map<String, Object> erasure =
        Map.of(
            "order", "X",
            "approved", List.of("ada", "ben"),
            "records", List.of(sealing.chain(2) + "-0000000000000001"));
    sealing.add(
        2,
        Map.of(
            "event", Map.of("action", "records-erased"), "portcullis", Map.of("erasure", erasure)));
    // When
    run(() -> covered(2, 4), 2, 1);
    // Then
    Checkpoint made =
        made().stream().filter(c -> c.kind() == Kind.ERASURE).findFirst().orElseThrow();
    assertThat(made.erased()).containsExactly(new Erased(sealing.chain(2), 1, "X"));
    assertThat(made.approved()).containsExactly("ada", "ben");
    whole(2, 4);
  }

  @Test
  void anyHubTellsHowFarItIs() throws Exception {
    // Given
    run(() -> covered(0, 12), 0, 12);
    LiveTrail trail = new LiveTrail(kafka, topics, false, Clock.systemUTC());
    int count = made().size();
    // When
    AuditStatus status = trail.status();
    // Then
    assertThat(status.last().orElseThrow().number()).isEqualTo(count);
    assertThat(status.last().orElseThrow().key()).isEqualTo(key.key().id());
    assertThat(status.exposedSeconds()).isEmpty();
    assertThat(trail.page("", count).checkpoints()).hasSize(count);
    var first = trail.page("", 1);
    assertThat(first.checkpoints()).extracting(c -> c.number()).containsExactly((long) count);
    assertThat(trail.page(first.next(), 1).checkpoints())
        .extracting(c -> c.number())
        .containsExactly(count - 1L);
  }

  private interface Until {
    boolean holds();
  }

  /** One hub at work, which more records come to, until that holds. */
  private void run(Until until, int chain, int more) throws Exception {
    CheckpointDuty duty = duty();
    KeptPlace place = new KeptPlace();
    RunningDuty hub = RunningDuty.start(duty, place);
    sealing.add(chain, more);
    eventually().until(until::holds);
    assertThat(hub.end()).isTrue();
  }

  private CheckpointDuty duty() {
    Manner manner = new Manner(Duration.ofMillis(300), 10, Duration.ofHours(1), Map.of());
    CheckpointDuty.Surroundings around =
        new CheckpointDuty.Surroundings(
            kafka,
            topics,
            topics.prefix() + "hub",
            () -> Map.of("source/hsm/1", 7L),
            new CheckpointMeters(new SimpleMeterRegistry(), Clock.systemUTC()),
            told,
            Clock.systemUTC());
    CheckpointDuty.People people =
        new CheckpointDuty.People(key, Optional.empty(), List.of(), Duration.ofSeconds(1));
    return new CheckpointDuty(around, manner, people, file(), false);
  }

  private Path file() {
    return folder.resolve("checkpoints.ndjson");
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
  }

  private boolean covered(int chain, long to) {
    return made().stream().flatMap(c -> ranges(c, chain)).anyMatch(r -> r.to() == to);
  }

  private java.util.stream.Stream<Range> ranges(Checkpoint c, int chain) {
    return c.chains().stream().filter(r -> r.chain().equals(sealing.chain(chain)));
  }

  /** Every record once, from the first to the last, all signed, one checkpoint after the other. */
  private void whole(int chain, long to) throws Exception {
    long next = 1;
    String previous = Checkpoint.NONE;
    for (Checkpoint c : made()) {
      assertThat(c.previous()).isEqualTo(previous);
      previous = c.hash();
      for (Range range : ranges(c, chain).toList()) {
        assertThat(range.from()).isEqualTo(next);
        assertThat(range.count()).isLessThanOrEqualTo(10);
        next = range.to() + 1;
      }
    }
    assertThat(next).isEqualTo(to + 1);
    assertThat(made().getLast().chains())
        .anyMatch(r -> r.head().equals(sealing.head(chain).hash()));
  }

  /** Those that count, in order. */
  private List<Checkpoint> made() {
    return new Lines(kafka, topics, Topic.CHECKPOINTS)
        .newest(1_000).reversed().stream()
            .flatMap(at -> Newest.signed(at).stream())
            .map(SignedCheckpoint::checkpoint)
            .toList();
  }

  private Notary.Sealed sealed() throws Exception {
    return new Notary(key, Optional.empty())
        .sign(
            io.portcullis.evidence.checkpoint.Strands.after("h", Optional.empty())
                .next(
                    Kind.CHECKPOINT,
                    Clock.systemUTC().instant(),
                    io.portcullis.evidence.checkpoint.Extras.of(List.of())));
  }

  private void forge(byte[] line) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.name(Topic.CHECKPOINTS), line));
      producer.flush();
    }
  }
}
