package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.Erasure;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;
import io.portcullis.evidence.verify.ProblemKind;
import io.portcullis.evidence.verify.Proof;
import io.portcullis.evidence.verify.ProofCheck;
import io.portcullis.evidence.verify.Prover;
import io.portcullis.evidence.verify.Report;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.audit.ElasticsearchRecords;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.audit.TrailExport;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.checkpoint.Signer;
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
  private SealForTests seal;
  private Stored stored;
  private Shipper shipper;
  private Signer signer;
  private SigningForTests signing;
  private TrailForTests trail;

  /** How often an erasure was told. */
  private int turn;

  @BeforeEach
  void open() throws IOException {
    seal = new SealForTests(KAFKA);
    stored = new Stored(NODE.uri(), seal.topics.prefix());
    shipper =
        Shipper.ofEvidence(
            seal.kafka,
            seal.topics,
            ElasticsearchAccess.open(NODE.uri()),
            new Templates(Map.of()),
            Duration.ofMinutes(15),
            Clock.systemUTC());
    signer = FileSigner.own(temp);
    trail = new TrailForTests(seal.kafka, seal.topics.prefix(), signer.key(), temp);
    signing = signing(Map.of());
    seal.write(IntStream.range(0, RECORDS).mapToObj(Records::record).toList());
    covered(RECORDS);
  }

  @AfterEach
  void close() {
    signing.close();
    shipper.close();
    stored.close();
    seal.close();
  }

  @Test
  void whatIsChangedInElasticsearchIsNamedAndKafkaStillHolds() throws Exception {
    // Given
    JsonNode hit = one("person-17");
    ObjectNode source = hit.path("_source").deepCopy();
    ((ObjectNode) source.path("event")).put("action", "nothing");
    put(hit, source);
    JsonNode gone = one("person-23");
    stored.elasticsearch.send(
        "DELETE", "/" + gone.path("_index").asText() + "/_doc/" + gone.path("_id").asText(), "");
    // When
    Report elasticsearch = trail.verify(elasticsearch());
    // Then
    assertThat(elasticsearch.counts())
        .containsOnly(Map.entry(ProblemKind.CHANGED, 1L), Map.entry(ProblemKind.MISSING, 1L));
    assertThat(elasticsearch.problems())
        .anyMatch(p -> p.place().equals(hit.path("_id").asText()))
        .anyMatch(p -> p.text().contains(gone.at("/_source/data_stream/dataset").asText()));
    assertThat(trail.verify(trail.kafka()).problems()).isEmpty();
  }

  @Test
  void withoutTheRightToWriteNothingIsErasedAndTheReasonIsNamed() throws Exception {
    // Given
    String index = one("person-17").path("_index").asText();
    blocked(index, true);
    // When
    Throwable refused = catchThrowable(() -> erase(eraser(), "person-17", "order-1"));
    // Then
    assertThat(refused).isInstanceOf(IOException.class).hasMessageContaining("FORBIDDEN");
    assertThat(search("person-17")).hasSize(1);
    blocked(index, false);
    assertThat(erase(eraser(), "person-17", "order-1")).isEqualTo(1);
    assertThat(search("person-17")).isEmpty();
  }

  @Test
  void anErasureThatIsInterruptedGoesOnAndCountsAll() throws Exception {
    // Given
    try (FaultyElasticsearch front =
            new FaultyElasticsearch(NODE.uri(), List.of(Fault.ANSWER_LOST, Fault.ANSWER_LOST));
        Elasticsearch away = Elasticsearch.at(ElasticsearchAccess.open(front.uri()))) {
      Eraser eraser = new Eraser(away, seal.topics.prefix());
      assertThatThrownBy(() -> erase(eraser, "person-17", "order-2"))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> erase(eraser, "person-19", "order-2"))
          .isInstanceOf(IOException.class);
      // When
      long erased = erase(eraser, "person-19", "order-2");
      // Then
      assertThat(erased).isEqualTo(2);
    }
    covered(RECORDS + turn);
    Report report = trail.verify(elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-2", 2L));
  }

  @Test
  void theVendorsWordsAreErasedWhateverHappensToThemMeanwhile() throws Exception {
    // Given
    Map<String, Object> signal = Map.of("signal", Map.of("id", "sig-zoe"));
    seal.write(
        List.of(
            record("zoe", Dataset.SIGNALS, Map.of("user", Map.of("name", "zoe")), signal),
            record("words", Dataset.RAW, Map.of("event", Map.of("original", "zoe came")), signal)));
    covered(RECORDS + 2);
    JsonNode words = find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))).path(0);
    JsonNode other = find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))).path(1);
    JsonNode raw =
        words.at("/_source/data_stream/dataset").asText().endsWith("raw") ? words : other;
    // When
    long erased =
        eraser()
            .erase(
                Set.of("zoe"),
                "order-3",
                ids -> {
                  told("order-3", ids);
                  if (turn == 1) {
                    put(raw, raw.path("_source"));
                  }
                });
    // Then
    assertThat(erased).isEqualTo(2);
    assertThat(find(Map.of("term", Map.of("portcullis.signal.id", "sig-zoe"))))
        .hasSize(2)
        .allMatch(hit -> hit.at("/_source/portcullis/seal/redacted").asText().equals("order-3"))
        .noneMatch(hit -> hit.at("/_source/event/original").isTextual());
    covered(RECORDS + 2 + turn);
    assertThat(trail.verify(elasticsearch()).problems()).isEmpty();
  }

  @Test
  void anErasedPersonIsGoneAndTheTrailHolds() throws Exception {
    // Given
    erase(eraser(), "nobody", "order-7");
    assertThat(turn).isZero();
    // When
    long erased = erase(eraser(), "person-17", "order-7");
    // Then
    assertThat(erased).isEqualTo(1);
    covered(RECORDS + 1);
    assertThat(search("person-17")).isEmpty();
    Report report = trail.verify(elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-7", 1L));
    assertThat(trail.verify(trail.kafka()).problems()).isEmpty();
    assertThat(erase(eraser(), "person-17", "order-7")).isEqualTo(1);
    assertThat(turn).isEqualTo(1);
  }

  @Test
  void anExportOfEitherPlaceHoldsAndPartsOfItToo() throws Exception {
    // Given
    Path whole = temp.resolve("whole");
    Path part = temp.resolve("part");
    export(elasticsearch(), Optional.empty())
        .write(whole, true, Clock.systemUTC().instant(), "ada");
    String chain = seal.topics.prefix() + "c0";
    // When
    export(trail.kafka(), Optional.of(chain))
        .write(part, false, Clock.systemUTC().instant(), "ada");
    // Then
    Report all = trail.verify(Place.folder(whole));
    assertThat(all.problems()).isEmpty();
    assertThat(all.records()).isEqualTo(RECORDS);
    Report one = trail.verify(Place.folder(part));
    assertThat(one.problems()).isEmpty();
    assertThat(one.complete()).isFalse();
    assertThat(one.chains()).containsOnlyKeys(chain);
    assertThat(whole.resolve("verify.py")).exists();
    assertThat(python(whole)).isZero();
  }

  @Test
  void oneRecordIsProvedOutOfEitherPlace() throws Exception {
    // Given
    String id = seal.topics.prefix() + "c0-0000000000000003";
    // When
    Proof proof = prove(elasticsearch(), id);
    // Then
    Keys trusted = new Keys(List.of(signer.key()), proof.keys());
    ProofCheck check = ProofCheck.of(proof, trusted, new Trusted(List.of()));
    assertThat(check.problems()).isEmpty();
    assertThat(check.id()).isEqualTo(id);
    assertThat(prove(trail.kafka(), id).inclusion()).isEqualTo(proof.inclusion());
  }

  private static Proof prove(Place place, String id) throws IOException {
    return new Prover(
            place.records(), place.checkpoints().orElseThrow(), Optional.empty(), place.keys())
        .of(id);
  }

  @Test
  void whatRetentionTookIsPrunedAndNotMissing() throws Exception {
    // Given
    takeAway(Dataset.RAW);
    assertThat(trail.verify(elasticsearch()).counts())
        .containsKeys(ProblemKind.MISSING, ProblemKind.STREAM_MISSING);
    signing.close();
    // When
    signing = signing(Map.of(Dataset.RAW.full(), PRUNED_AT_ONCE));
    // Then
    eventually().until(() -> trail.verify(elasticsearch()).pruned() > 0);
    Report report = trail.verify(elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.pruned()).isEqualTo(RECORDS / Dataset.values().length);
    assertThat(trail.checkpoints()).filteredOn(c -> c.kind() == Kind.PRUNE).hasSize(1);
    takeAway(Dataset.AUDIT);
    assertThat(trail.verify(elasticsearch()).counts())
        .containsKeys(ProblemKind.MISSING, ProblemKind.STREAM_MISSING);
  }

  @Test
  void whatKafkaDoesNotKeepAnyMoreIsNotMissingThere() throws Exception {
    // Given
    TopicPartition first = new TopicPartition(seal.topics.name(Topic.SEALED), 0);
    // When
    try (Admin admin = KAFKA.admin()) {
      admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(20))).all().get();
    }
    // Then
    Report report = trail.verify(trail.kafka());
    assertThat(report.problems()).isEmpty();
    assertThat(report.records()).isLessThan(RECORDS);
    Path part = temp.resolve("part");
    export(trail.kafka(), Optional.empty()).write(part, false, Clock.systemUTC().instant(), "ada");
    assertThat(trail.verify(Place.folder(part)).problems()).isEmpty();
    assertThat(python(part)).isZero();
    assertThat(trail.verify(elasticsearch()).records()).isEqualTo(RECORDS);
  }

  /** As the end of its lifecycle does: the index, whole. */
  private void takeAway(Dataset dataset) throws IOException {
    JsonNode one = find(Map.of("term", Map.of("data_stream.dataset", dataset.full()))).path(0);
    stored.elasticsearch.send("POST", "/" + dataset.stream() + "/_rollover", "");
    stored.elasticsearch.send("DELETE", "/" + one.path("_index").asText(), "");
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

  private Place elasticsearch() throws IOException {
    return trail.place("elasticsearch", new OwnChains(seal.topics.prefix(), stored.elasticsearch));
  }

  private SigningForTests signing(Map<String, Duration> retention) {
    return SigningForTests.begin(
        SigningForTests.duty(
            seal.kafka, seal.topics, signer, temp.resolve("made.ndjson"), retention));
  }

  /** So many are shipped, and checkpoints cover them all. */
  private void covered(int records) {
    eventually().until(() -> shipper.status().shipped() == records);
    eventually()
        .until(
            () -> {
              Report report = trail.verify(trail.kafka());
              return report.records() == records && report.tail().unsigned() == 0;
            });
  }

  private Eraser eraser() {
    return new Eraser(stored.elasticsearch, seal.topics.prefix());
  }

  private long erase(Eraser eraser, String person, String order) throws IOException {
    return eraser.erase(Set.of(person), order, ids -> told(order, ids));
  }

  private void told(String order, List<String> ids) {
    Map<String, Object> erasure =
        Map.of("order", order, "approved", List.of("bob"), "records", ids);
    seal.write(
        List.of(
            record(
                "erased-" + turn++,
                Dataset.AUDIT,
                Map.of("event", Map.of("action", Erasure.ACTION)),
                Map.of("erasure", erasure))));
  }

  private static AuditRecord record(
      String id, Dataset dataset, Map<String, Object> fields, Map<String, Object> own) {
    Map<String, Object> document = new HashMap<>(fields);
    document.put("portcullis", own);
    return new AuditRecord(id, dataset, Records.AT, "", document);
  }

  /** As if it had no right to write there. */
  private void blocked(String index, boolean blocked) throws IOException {
    stored.elasticsearch.send(
        "PUT", "/" + index + "/_settings", Json.text(Map.of("index.blocks.write", blocked)));
  }

  private JsonNode one(String person) throws IOException {
    return search(person).path(0);
  }

  private JsonNode search(String person) throws IOException {
    return find(Map.of("term", Map.of("user.name", person)));
  }

  private JsonNode find(Map<String, Object> what) throws IOException {
    stored.elasticsearch.send("POST", "/logs-portcullis.*/_refresh", "");
    Map<String, Object> mine =
        Map.of("prefix", Map.of("portcullis.seal.chain", seal.topics.prefix()));
    Map<String, Object> query =
        Map.of(
            "seq_no_primary_term",
            true,
            "query",
            Map.of("bool", Map.of("filter", List.of(what, mine))));
    return stored
        .elasticsearch
        .send("POST", "/logs-portcullis.*/_search", Json.text(query))
        .at("/hits/hits");
  }

  private void put(JsonNode hit, JsonNode source) {
    try {
      stored.elasticsearch.send(
          "PUT",
          "/%s/_doc/%s?if_seq_no=%d&if_primary_term=%d"
              .formatted(
                  hit.path("_index").asText(),
                  hit.path("_id").asText(),
                  hit.path("_seq_no").asLong(),
                  hit.path("_primary_term").asLong()),
          Json.text(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConditionFactory eventually() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions();
  }

  /** The node is shared by the tests, and each has a hub of its own. */
  private record OwnChains(String prefix, Elasticsearch elasticsearch)
      implements io.portcullis.evidence.verify.Records {
    @Override
    public List<String> chains() throws IOException {
      return all().chains().stream().filter(c -> c.startsWith(prefix)).toList();
    }

    @Override
    public void read(String chain, Extent extent, Taker taker) throws IOException {
      all().read(chain, extent, taker);
    }

    private ElasticsearchRecords all() {
      return new ElasticsearchRecords(elasticsearch);
    }
  }
}
