package io.portcullis.routes.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;
import io.portcullis.evidence.verify.ProblemKind;
import io.portcullis.evidence.verify.Proof;
import io.portcullis.evidence.verify.ProofCheck;
import io.portcullis.evidence.verify.Prover;
import io.portcullis.evidence.verify.Report;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.audit.TrailExport;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.embedded.KafkaForTests;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.seal.FaultyElasticsearch.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A trail that was sealed, signed and shipped, from all three places it can be verified from. */
class AuditIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final int RECORDS = 200;

  /** What may be missing is signed two hours ahead. */
  private static final Duration PRUNED_AT_ONCE = Duration.ofHours(2);

  @TempDir private Path temp;
  private AuditedHub hub;

  @BeforeEach
  void open() throws IOException {
    hub = new AuditedHub(KAFKA, NODE, temp);
    hub.write(RECORDS);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatIsChangedInElasticsearchIsNamedAndKafkaStillHolds() throws Exception {
    // Given
    JsonNode hit = hub.one("person-17");
    ObjectNode source = hit.path("_source").deepCopy();
    ((ObjectNode) source.path("event")).put("action", "nothing");
    hub.put(hit, source);
    JsonNode gone = hub.one("person-23");
    hub.stored.elasticsearch.send(
        "DELETE", "/" + gone.path("_index").asText() + "/_doc/" + gone.path("_id").asText(), "");
    // When
    Report elasticsearch = hub.trail.verify(hub.elasticsearch());
    // Then
    assertThat(elasticsearch.counts())
        .containsOnly(Map.entry(ProblemKind.CHANGED, 1L), Map.entry(ProblemKind.MISSING, 1L));
    assertThat(elasticsearch.problems())
        .anyMatch(p -> p.place().equals(hit.path("_id").asText()))
        .anyMatch(p -> p.text().contains(gone.at("/_source/data_stream/dataset").asText()));
    assertThat(hub.trail.verify(hub.trail.kafka()).problems()).isEmpty();
  }

  @Test
  void withoutTheRightToWriteNothingIsErasedAndTheReasonIsNamed() throws Exception {
    // Given
    String index = hub.one("person-17").path("_index").asText();
    hub.blocked(index, true);
    // When
    Throwable refused = catchThrowable(() -> hub.erase(hub.eraser(), "person-17", "order-1"));
    // Then
    assertThat(refused).isInstanceOf(IOException.class).hasMessageContaining("FORBIDDEN");
    assertThat(hub.search("person-17")).hasSize(1);
    hub.blocked(index, false);
    assertThat(hub.erase(hub.eraser(), "person-17", "order-1")).isEqualTo(1);
    assertThat(hub.search("person-17")).isEmpty();
  }

  @Test
  void anErasureThatIsInterruptedGoesOnAndCountsAll() throws Exception {
    // Given
    try (FaultyElasticsearch front =
            new FaultyElasticsearch(NODE.uri(), List.of(Fault.ANSWER_LOST, Fault.ANSWER_LOST));
        Elasticsearch away = Elasticsearch.at(ElasticsearchAccess.open(front.uri()))) {
      Eraser eraser = new Eraser(away, hub.seal.topics.prefix());
      assertThatThrownBy(() -> hub.erase(eraser, "person-17", "order-2"))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> hub.erase(eraser, "person-19", "order-2"))
          .isInstanceOf(IOException.class);
      // When
      long erased = hub.erase(eraser, "person-19", "order-2");
      // Then
      assertThat(erased).isEqualTo(2);
    }
    hub.covered(RECORDS + hub.turn);
    Report report = hub.trail.verify(hub.elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-2", 2L));
  }

  @Test
  void theVendorsWordsAreErasedWhateverHappensToThemMeanwhile() throws Exception {
    // Given
    Map<String, Object> signal = Map.of("signal", Map.of("id", "sig-zoe"));
    hub.seal.write(
        List.of(
            AuditedHub.record(
                "zoe", Dataset.SIGNALS, Map.of("user", Map.of("name", "zoe")), signal),
            AuditedHub.record(
                "words", Dataset.RAW, Map.of("event", Map.of("original", "zoe came")), signal)));
    hub.covered(RECORDS + 2);
    JsonNode words = hub.find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))).path(0);
    JsonNode other = hub.find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))).path(1);
    JsonNode raw =
        words.at("/_source/data_stream/dataset").asText().endsWith("raw") ? words : other;
    // When
    long erased =
        hub.eraser()
            .erase(
                Set.of("zoe"),
                "order-3",
                ids -> {
                  hub.told("order-3", ids);
                  if (hub.turn == 1) {
                    hub.put(raw, raw.path("_source"));
                  }
                });
    // Then
    assertThat(erased).isEqualTo(2);
    assertThat(hub.find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))))
        .hasSize(2)
        .allMatch(hit -> hit.at("/_source/portcullis/seal/redacted").asText().equals("order-3"))
        .noneMatch(hit -> hit.at("/_source/event/original").isTextual());
    hub.covered(RECORDS + 2 + hub.turn);
    assertThat(hub.trail.verify(hub.elasticsearch()).problems()).isEmpty();
  }

  @Test
  void anErasedPersonIsGoneAndTheTrailHolds() throws Exception {
    // Given
    hub.erase(hub.eraser(), "nobody", "order-7");
    assertThat(hub.turn).isZero();
    // When
    long erased = hub.erase(hub.eraser(), "person-17", "order-7");
    // Then
    assertThat(erased).isEqualTo(1);
    hub.covered(RECORDS + 1);
    assertThat(hub.search("person-17")).isEmpty();
    Report report = hub.trail.verify(hub.elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-7", 1L));
    assertThat(hub.trail.verify(hub.trail.kafka()).problems()).isEmpty();
    assertThat(hub.erase(hub.eraser(), "person-17", "order-7")).isEqualTo(1);
    assertThat(hub.turn).isEqualTo(1);
  }

  @Test
  void anExportOfEitherPlaceHoldsAndPartsOfItToo() throws Exception {
    // Given
    Path whole = temp.resolve("whole");
    Path part = temp.resolve("part");
    export(hub.elasticsearch(), Optional.empty())
        .write(whole, true, Clock.systemUTC().instant(), "ada");
    String chain = hub.seal.topics.prefix() + "c0";
    // When
    export(hub.trail.kafka(), Optional.of(chain))
        .write(part, false, Clock.systemUTC().instant(), "ada");
    // Then
    Report all = hub.trail.verify(Place.folder(whole));
    assertThat(all.problems()).isEmpty();
    assertThat(all.records()).isEqualTo(RECORDS);
    Report one = hub.trail.verify(Place.folder(part));
    assertThat(one.problems()).isEmpty();
    assertThat(one.complete()).isFalse();
    assertThat(one.chains()).containsOnlyKeys(chain);
    assertThat(whole.resolve("verify.py")).exists();
    assertThat(python(whole)).isZero();
  }

  @Test
  void oneRecordIsProvedOutOfEitherPlace() throws Exception {
    // Given
    String id = hub.seal.topics.prefix() + "c0-0000000000000003";
    // When
    Proof proof = prove(hub.elasticsearch(), id);
    // Then
    Keys trusted = new Keys(List.of(hub.signer.key()), proof.keys());
    ProofCheck check = ProofCheck.of(proof, trusted, new Trusted(List.of()));
    assertThat(check.problems()).isEmpty();
    assertThat(check.id()).isEqualTo(id);
    assertThat(prove(hub.trail.kafka(), id).inclusion()).isEqualTo(proof.inclusion());
  }

  private static Proof prove(Place place, String id) throws IOException {
    return new Prover(
            place.records(), place.checkpoints().orElseThrow(), Optional.empty(), place.keys())
        .of(id);
  }

  @Test
  void whatRetentionTookIsPrunedAndNotMissing() throws Exception {
    // Given
    hub.takeAway(Dataset.RAW);
    assertThat(hub.trail.verify(hub.elasticsearch()).counts())
        .containsKeys(ProblemKind.MISSING, ProblemKind.STREAM_MISSING);
    // When
    hub.retain(Map.of(Dataset.RAW.full(), PRUNED_AT_ONCE));
    // Then
    AuditedHub.eventually().until(() -> hub.trail.verify(hub.elasticsearch()).pruned() > 0);
    Report report = hub.trail.verify(hub.elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.pruned()).isEqualTo(RECORDS / Dataset.values().length);
    assertThat(hub.trail.checkpoints()).filteredOn(c -> c.kind() == Kind.PRUNE).hasSize(1);
    hub.takeAway(Dataset.AUDIT);
    assertThat(hub.trail.verify(hub.elasticsearch()).counts())
        .containsKeys(ProblemKind.MISSING, ProblemKind.STREAM_MISSING);
  }

  @Test
  void whatKafkaDoesNotKeepAnyMoreIsNotMissingThere() throws Exception {
    // Given
    TopicPartition first = new TopicPartition(hub.seal.topics.name(Topic.SEALED), 0);
    // When
    try (Admin admin = KAFKA.admin()) {
      admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(20))).all().get();
    }
    // Then
    Report report = hub.trail.verify(hub.trail.kafka());
    assertThat(report.problems()).isEmpty();
    assertThat(report.records()).isLessThan(RECORDS);
    Path part = temp.resolve("part");
    export(hub.trail.kafka(), Optional.empty())
        .write(part, false, Clock.systemUTC().instant(), "ada");
    assertThat(hub.trail.verify(Place.folder(part)).problems()).isEmpty();
    assertThat(python(part)).isZero();
    assertThat(hub.trail.verify(hub.elasticsearch()).records()).isEqualTo(RECORDS);
  }

  private int python(Path folder) throws Exception {
    return new ProcessBuilder("python3", "verify.py", ".")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static TrailExport export(Place place, Optional<String> chain) {
    return new TrailExport(
        place, place.checkpoints(), Optional.empty(), Optional.empty(), chain.stream().toList());
  }
}
