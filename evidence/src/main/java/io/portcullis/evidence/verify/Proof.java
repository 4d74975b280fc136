package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.BoundedFile;
import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Inclusion;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Witness;

/**
 * That one record was in the trail, for whoever has nothing but this.
 *
 * @param record as it is stored, with its seal; JSON
 * @param inclusion in the tree of the records of its kind, in the range of the first checkpoint
 * @param checkpoints the one that covers the record, and those after it up to the witnessed one
 * @param witness of the last of them; empty when nobody outside has seen any
 * @param keys that signed, as far as they were there
 */
public record Proof(
    byte[] record,
    Inclusion inclusion,
    List<SignedCheckpoint> checkpoints,
    Optional<Witness> witness,
    List<CheckpointKey> keys) {
  public static final int VERSION = 1;

  /** Checkpoints from the one that covers the record to the one that was witnessed. */
  public static final int MOST_CHECKPOINTS = 1_000;

  /** Of the file. */
  static final int MOST_BYTES = 32 << 20;

  private static final int MOST_KEYS = 100;

  public Proof {
    record = record.clone();
    checkpoints = List.copyOf(checkpoints);
    keys = List.copyOf(keys);
  }

  /**
   * @throws IOException when it can not be read, or is of another form; says where
   */
  public static Proof read(Path file) throws IOException {
    try {
      return of(Json.VENDOR.readTree(BoundedFile.bytes(file, MOST_BYTES)));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no proof: not JSON", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no proof: " + e.getMessage(), e);
    }
  }

  private static Proof of(JsonNode json) {
    if (json.path("version").asInt() != VERSION || !json.path("record").isObject()) {
      throw new IllegalArgumentException("not version %d, or without a record".formatted(VERSION));
    }
    List<String> path = new ArrayList<>();
    json.path("path").forEach(step -> path.add(step.asText()));
    List<SignedCheckpoint> checkpoints = new ArrayList<>();
    for (JsonNode line : bounded(json, "checkpoints", MOST_CHECKPOINTS)) {
      checkpoints.add(SignedCheckpoint.read(Json.bytes(line)));
    }
    List<CheckpointKey> keys = new ArrayList<>();
    for (JsonNode key : bounded(json, "keys", MOST_KEYS)) {
      keys.add(CheckpointKey.read(key.asText()));
    }
    if (checkpoints.isEmpty()) {
      throw new IllegalArgumentException("checkpoints: none");
    }
    return new Proof(
        Json.bytes(json.path("record")),
        new Inclusion(json.path("index").asLong(-1), json.path("size").asLong(), path),
        checkpoints,
        json.has("witness")
            ? Optional.of(Witness.read(Json.bytes(json.path("witness"))))
            : Optional.empty(),
        keys);
  }

  private static JsonNode bounded(JsonNode json, String name, int most) {
    if (!json.path(name).isArray() || json.path(name).size() > most) {
      throw new IllegalArgumentException("%s: not a list of at most %d".formatted(name, most));
    }
    return json.path(name);
  }

  /** As one file. */
  public String text() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("record", tree(record));
    json.put("index", inclusion.index());
    json.put("size", inclusion.size());
    json.put("path", inclusion.path());
    json.put("checkpoints", checkpoints.stream().map(c -> tree(c.line())).toList());
    witness.ifPresent(w -> json.put("witness", tree(w.line())));
    json.put("keys", keys.stream().map(CheckpointKey::pem).toList());
    return Json.text(json) + "\n";
  }

  private static JsonNode tree(byte[] json) {
    return Json.read(json, JsonNode.class);
  }
}
