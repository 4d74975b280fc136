package io.portcullis.routes.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;
import io.portcullis.evidence.verify.Records;
import io.portcullis.evidence.verify.Report;
import io.portcullis.evidence.verify.Verification;
import io.portcullis.routes.audit.KafkaTrail;
import io.portcullis.routes.audit.Place;

/** One hub's trail as whoever verifies it sees it: the checkpoints always those of Kafka. */
final class TrailForTests {
  private final KafkaTrail trail;
  private final CheckpointKey key;
  private final Path folder;
  private int turn;

  /**
   * @param key that is trusted
   * @param folder for copies of checkpoints
   */
  TrailForTests(Map<String, Object> kafka, String prefix, CheckpointKey key, Path folder) {
    this.trail = new KafkaTrail(kafka, prefix);
    this.key = key;
    this.folder = folder;
  }

  Place kafka() throws IOException {
    return place("kafka", trail.records());
  }

  Place place(String name, Records records) throws IOException {
    Path lines = folder.resolve("checkpoints-%d.ndjson".formatted(turn++));
    List<CheckpointKey> keys = List.copyOf(trail.checkpoints(lines).values());
    return new Place(
        name, records, Optional.of(lines), Optional.empty(), keys, List.of(), () -> {});
  }

  List<Checkpoint> checkpoints() throws IOException {
    try (var lines = Files.lines(kafka().checkpoints().orElseThrow())) {
      return lines.map(l -> SignedCheckpoint.read(l.getBytes()).checkpoint()).toList();
    }
  }

  Report verify(Place place) throws IOException, InterruptedException {
    return new Verification(
            place.records(),
            place.checkpoints(),
            place.witnesses(),
            new Keys(List.of(key), place.keys()),
            new Trusted(List.of()),
            2)
        .run();
  }
}
