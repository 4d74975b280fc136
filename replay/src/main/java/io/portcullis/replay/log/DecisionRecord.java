package io.portcullis.replay.log;

import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decided;
import io.portcullis.model.evidence.Dataset;

/** What a decision's record, sealed or not yet, says that was decided. */
public final class DecisionRecord {
  private DecisionRecord() {}

  /** Empty for other records, and for those of a release that wrote no digest. */
  public static Optional<Decided> read(byte[] record) {
    JsonNode document;
    try {
      document = document(Json.read(record, JsonNode.class));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
    JsonNode own = document.path("portcullis");
    String digest = own.path("decided_digest").asText();
    boolean decision =
        document.path("event").path("dataset").asText().equals(Dataset.DECISIONS.full());
    return decision && !digest.isEmpty()
        ? Optional.of(
            new Decided(
                own.path("subject").asText(), own.path("signal").path("id").asText(), digest))
        : Optional.empty();
  }

  private static JsonNode document(JsonNode root) {
    return root.has("document") ? root.path("document") : root;
  }
}
