package io.portcullis.routes.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.errors.InterruptException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Erasure;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;
import io.portcullis.evidence.verify.ProblemKind;
import io.portcullis.evidence.verify.Report;
import io.portcullis.evidence.verify.Verification;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.audit.ElasticsearchRecords;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.audit.KafkaTrail;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.audit.TrailExport;
import io.portcullis.routes.checkpoint.CheckpointDuty;
import io.portcullis.routes.checkpoint.CheckpointMeters;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.checkpoint.Manner;
import io.portcullis.routes.checkpoint.Signer;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.embedded.KafkaForTests;

import static org.assertj.core.api.Assertions.assertThat;

/** A trail that was sealed, signed and shipped, from all three places it can be verified from. */
class AuditIT {
  @RegisterExtension static final KafkaForTests KAFKA = new KafkaForTests();
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final int RECORDS = 200;

  @TempDir private Path temp;
  private SealForTests seal;
  private Stored stored;
  private Shipper shipper;
  private Signer signer;
  private Thread signing;
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
    signing = sign();
    seal.write(IntStream.range(0, RECORDS).mapToObj(Records::record).toList());
    covered(RECORDS);
  }

  @AfterEach
  void close() throws InterruptedException {
    signing.interrupt();
    signing.join(Duration.ofSeconds(30));
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
    Report elasticsearch = verify(elasticsearch());
    // Then
    assertThat(elasticsearch.counts())
        .containsOnly(Map.entry(ProblemKind.CHANGED, 1L), Map.entry(ProblemKind.MISSING, 1L));
    assertThat(elasticsearch.problems())
        .anyMatch(p -> p.place().equals(hit.path("_id").asText()))
        .anyMatch(p -> p.text().contains(gone.at("/_source/data_stream/dataset").asText()));
    assertThat(verify(kafka()).problems()).isEmpty();
  }

  @Test
  void anErasedPersonIsGoneAndTheTrailHolds() throws Exception {
    // Given
    Eraser eraser = new Eraser(stored.elasticsearch, seal.topics.prefix());
    // When
    long erased = eraser.erase(Set.of("person-17"), "order-7", ids -> told("order-7", ids));
    // Then
    assertThat(erased).isEqualTo(1);
    covered(RECORDS + 1);
    assertThat(search("person-17")).isEmpty();
    Report report = verify(elasticsearch());
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-7", 1L));
    assertThat(verify(kafka()).problems()).isEmpty();
    assertThat(eraser.erase(Set.of("person-17"), "order-7", ids -> told("order-7", ids))).isZero();
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
    export(kafka(), Optional.of(chain)).write(part, false, Clock.systemUTC().instant(), "ada");
    // Then
    Report all = verify(Place.folder(whole));
    assertThat(all.problems()).isEmpty();
    assertThat(all.records()).isEqualTo(RECORDS);
    Report one = verify(Place.folder(part));
    assertThat(one.problems()).isEmpty();
    assertThat(one.complete()).isFalse();
    assertThat(one.chains()).containsOnlyKeys(chain);
    assertThat(whole.resolve("verify.py")).exists();
    assertThat(python(whole)).isZero();
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
    return place("elasticsearch", new OwnChains(seal.topics.prefix(), stored.elasticsearch));
  }

  private Place kafka() throws IOException {
    return place("kafka", trail().records());
  }

  private KafkaTrail trail() {
    return new KafkaTrail(seal.kafka, seal.topics.prefix());
  }

  private Place place(String name, io.portcullis.evidence.verify.Records records)
      throws IOException {
    Path lines = temp.resolve("checkpoints-%d.ndjson".formatted(turn++));
    List<CheckpointKey> keys = List.copyOf(trail().checkpoints(lines).values());
    return new Place(
        name, records, Optional.of(lines), Optional.empty(), keys, List.of(), () -> {});
  }

  private Report verify(Place place) throws Exception {
    return new Verification(
            place.records(),
            place.checkpoints(),
            place.witnesses(),
            new Keys(List.of(signer.key()), place.keys()),
            new Trusted(List.of()),
            2)
        .run();
  }

  private Thread sign() {
    CheckpointDuty.Surroundings around =
        new CheckpointDuty.Surroundings(
            seal.kafka,
            seal.topics,
            seal.topics.prefix() + "hub",
            Map::of,
            new CheckpointMeters(new SimpleMeterRegistry(), Clock.systemUTC()),
            (action, about, reason) -> {},
            Clock.systemUTC());
    CheckpointDuty.People people =
        new CheckpointDuty.People(signer, Optional.empty(), List.of(), Duration.ofMinutes(1));
    Manner manner = new Manner(Duration.ofMillis(300), 20, Manner.IDLE, Map.of());
    CheckpointDuty duty =
        new CheckpointDuty(around, manner, people, temp.resolve("made.ndjson"), false);
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                duty.run(new KeptPlace());
              } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** So many are shipped, and checkpoints cover them all. */
  private void covered(int records) {
    eventually().until(() -> shipper.status().shipped() == records);
    eventually()
        .until(
            () -> {
              Report report = verify(kafka());
              return report.records() == records && report.tail().unsigned() == 0;
            });
  }

  private void told(String order, List<String> ids) {
    Map<String, Object> erasure =
        Map.of("order", order, "approved", List.of("bob"), "records", ids);
    AuditRecord record =
        new AuditRecord(
            "erased-" + ids.getFirst(),
            Dataset.AUDIT,
            Records.AT,
            "",
            Map.of(
                "event",
                Map.of("action", Erasure.ACTION),
                "portcullis",
                Map.of("erasure", erasure)));
    seal.write(List.of(record));
  }

  private JsonNode one(String person) throws IOException {
    return search(person).path(0);
  }

  private JsonNode search(String person) throws IOException {
    stored.elasticsearch.send("POST", "/logs-portcullis.*/_refresh", "");
    Map<String, Object> query =
        Map.of(
            "seq_no_primary_term",
            true,
            "query",
            Map.of(
                "bool",
                Map.of(
                    "filter",
                    List.of(
                        Map.of("term", Map.of("user.name", person)),
                        Map.of("prefix", Map.of("portcullis.seal.chain", seal.topics.prefix()))))));
    return stored
        .elasticsearch
        .send("POST", "/logs-portcullis.*/_search", Json.text(query))
        .at("/hits/hits");
  }

  private void put(JsonNode hit, JsonNode source) throws IOException {
    stored.elasticsearch.send(
        "PUT",
        "/%s/_doc/%s?if_seq_no=%d&if_primary_term=%d"
            .formatted(
                hit.path("_index").asText(),
                hit.path("_id").asText(),
                hit.path("_seq_no").asLong(),
                hit.path("_primary_term").asLong()),
        Json.text(source));
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
