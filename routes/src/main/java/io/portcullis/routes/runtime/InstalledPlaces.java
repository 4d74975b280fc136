package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.verify.Records;
import io.portcullis.routes.audit.ElasticsearchRecords;
import io.portcullis.routes.audit.KafkaTrail;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.cli.TrailPlaces;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;

/** Places of a trail, by the hub's own configuration. */
public final class InstalledPlaces implements TrailPlaces {

  @Override
  public Place elasticsearch(PortcullisConfig config, Optional<String> kafka, Path work)
      throws IOException {
    ElasticsearchAccess access =
        ElasticsearchOf.settings(config.elasticsearch())
            .orElseThrow(() -> new IllegalArgumentException("elasticsearch.hosts: empty"));
    Elasticsearch elasticsearch = Elasticsearch.at(access);
    Signed signed = signed(config, kafka, work);
    return place(
        "elasticsearch",
        new ElasticsearchRecords(elasticsearch),
        signed,
        config,
        elasticsearch::close);
  }

  @Override
  public Place kafka(PortcullisConfig config, Optional<String> kafka, Path work)
      throws IOException {
    KafkaTrail trail =
        trail(config, kafka)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the hub has Kafka in its own process; say where with --kafka HOST:PORT"));
    return place("kafka", trail.records(), copied(trail, work), config, () -> {});
  }

  /** What is signed, and by whom. */
  private record Signed(
      Optional<Path> checkpoints, Optional<Path> witnesses, Map<String, CheckpointKey> keys) {}

  private static Place place(
      String source, Records records, Signed signed, PortcullisConfig config, Runnable closing)
      throws IOException {
    return new Place(
        source,
        records,
        signed.checkpoints(),
        signed.witnesses(),
        List.copyOf(signed.keys().values()),
        stamps(config),
        closing);
  }

  private static Signed signed(PortcullisConfig config, Optional<String> kafka, Path work)
      throws IOException {
    Optional<KafkaTrail> trail = trail(config, kafka);
    if (trail.isPresent()) {
      return copied(trail.get(), work);
    }
    Path data = config.data().folder();
    Path file = config.evidence().checkpoints().file(data);
    return new Signed(Optional.of(file).filter(Files::isReadable), Optional.empty(), ownKey(data));
  }

  /** The public half of the key that a hub makes for itself. */
  private static Map<String, CheckpointKey> ownKey(Path data) throws IOException {
    Map<String, CheckpointKey> keys = new TreeMap<>();
    Path own = FileSigner.place(data);
    if (Files.isReadable(own)) {
      CheckpointKey key = ExportFolder.key(own);
      keys.put(key.id(), key);
    }
    return keys;
  }

  private static Signed copied(KafkaTrail trail, Path work) throws IOException {
    Path checkpoints = work.resolve("checkpoints.ndjson");
    Path witnesses = work.resolve("witnesses.ndjson");
    Map<String, CheckpointKey> keys = trail.checkpoints(checkpoints);
    trail.witnesses(witnesses);
    return new Signed(Optional.of(checkpoints), Optional.of(witnesses), keys);
  }

  private static Optional<KafkaTrail> trail(PortcullisConfig config, Optional<String> kafka) {
    boolean somewhere = kafka.isPresent() || !config.kafka().embedded();
    if (!somewhere) {
      return Optional.empty();
    }
    Map<String, Object> client = new HashMap<>(KafkaPart.client(config.kafka()));
    kafka.ifPresent(servers -> client.put("bootstrap.servers", servers));
    return Optional.of(new KafkaTrail(client, KafkaPart.prefix(config.kafka())));
  }

  private static List<X509Certificate> stamps(PortcullisConfig config) throws IOException {
    List<X509Certificate> stamps = new ArrayList<>();
    for (var authority : config.evidence().witness().timeStamps()) {
      stamps.addAll(CertificateFile.certificates(authority.trust()));
    }
    return stamps;
  }
}
