package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.Erasure;
import io.portcullis.evidence.verify.Report;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.audit.ElasticsearchRecords;
import io.portcullis.routes.audit.Eraser;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.checkpoint.Signer;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.embedded.KafkaForTests;

/** A hub whose trail is sealed, signed and shipped, and what is done to it in Elasticsearch. */
final class AuditedHub implements AutoCloseable {
  final SealForTests seal;
  final Stored stored;
  final Signer signer;
  final TrailForTests trail;
  private final Shipper shipper;
  private final Path temp;
  private SigningForTests signing;

  /** How often an erasure was told. */
  int turn;

  AuditedHub(KafkaForTests kafka, ElasticsearchForTests node, Path temp) throws IOException {
    this.temp = temp;
    seal = new SealForTests(kafka);
    stored = new Stored(node.uri(), seal.topics.prefix());
    shipper =
        Shipper.ofEvidence(
            seal.kafka,
            seal.topics,
            ElasticsearchAccess.open(node.uri()),
            new Templates(Map.of()),
            Duration.ofMinutes(15),
            Clock.systemUTC());
    signer = FileSigner.own(temp);
    trail = new TrailForTests(seal.kafka, seal.topics.prefix(), signer.key(), temp);
    signing = signing(Map.of());
  }

  /** So many records; returns when all are stored and signed. */
  void write(int records) {
    seal.write(IntStream.range(0, records).mapToObj(Records::record).toList());
    covered(records);
  }

  /** Signs on with these retentions. */
  void retain(Map<String, Duration> retention) {
    signing.close();
    signing = signing(retention);
  }

  /** As the end of its lifecycle does: the index, whole. */
  void takeAway(Dataset dataset) throws IOException {
    JsonNode one = find(Map.of("term", Map.of("data_stream.dataset", dataset.full()))).path(0);
    stored.elasticsearch.send("POST", "/" + dataset.stream() + "/_rollover", "");
    stored.elasticsearch.send("DELETE", "/" + one.path("_index").asText(), "");
  }

  Place elasticsearch() throws IOException {
    return trail.place("elasticsearch", new OwnChains(seal.topics.prefix(), stored.elasticsearch));
  }

  private SigningForTests signing(Map<String, Duration> retention) {
    return SigningForTests.begin(
        SigningForTests.duty(
            seal.kafka, seal.topics, signer, temp.resolve("made.ndjson"), retention));
  }

  /** So many are shipped, and checkpoints cover them all. */
  void covered(int records) {
    eventually().until(() -> shipper.status().shipped() == records);
    eventually()
        .until(
            () -> {
              Report report = trail.verify(trail.kafka());
              return report.records() == records && report.tail().unsigned() == 0;
            });
  }

  Eraser eraser() {
    return new Eraser(stored.elasticsearch, seal.topics.prefix());
  }

  long erase(Eraser eraser, String person, String order) throws IOException {
    return eraser.erase(Set.of(person), order, ids -> told(order, ids));
  }

  void told(String order, List<String> ids) {
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

  static AuditRecord record(
      String id, Dataset dataset, Map<String, Object> fields, Map<String, Object> own) {
    Map<String, Object> document = new HashMap<>(fields);
    document.put("portcullis", own);
    return new AuditRecord(id, dataset, Records.AT, "", document);
  }

  /** As if it had no right to write there. */
  void blocked(String index, boolean blocked) throws IOException {
    stored.elasticsearch.send(
        "PUT", "/" + index + "/_settings", Json.text(Map.of("index.blocks.write", blocked)));
  }

  JsonNode one(String person) throws IOException {
    return search(person).path(0);
  }

  JsonNode search(String person) throws IOException {
    return find(Map.of("term", Map.of("user.name", person)));
  }

  JsonNode find(Map<String, Object> what) throws IOException {
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

  void put(JsonNode hit, JsonNode source) {
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

  static ConditionFactory eventually() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions();
  }

  @Override
  public void close() {
    signing.close();
    shipper.close();
    stored.close();
    seal.close();
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
