package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.keys.Control;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.routes.seal.StateSink.Document;

/**
 * The newest control matrix in the index portcullis-matrix, one document for each key and control.
 */
public final class MatrixIndex {
  static final String INDEX = "portcullis-matrix";

  /** Most keys of one matrix. */
  public static final int MOST_KEYS = 5_000;

  /** That are made into documents at a time. */
  static final int KEYS_AT_ONCE = 30;

  private final ElasticsearchAccess access;
  private final Templates templates;

  public MatrixIndex(ElasticsearchAccess access, Templates templates) {
    this.access = access;
    this.templates = templates;
  }

  /**
   * @param keys at most {@link #MOST_KEYS}
   * @param digest of the whole matrix
   * @param at of the matrix; what an older one has and this one not is taken out
   * @throws IOException when Elasticsearch is away or refuses a document; the same again is
   *     harmless
   */
  public void write(List<KeyControls> keys, String digest, Instant at) throws IOException {
    Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
    try (StateIndex index = new StateIndex(INDEX, access, templates)) {
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        List<KeyControls> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
        index.write(documents(some, digest, moment), moment);
      }
      index.takeOutOlder(moment, (long) MOST_KEYS * Control.values().length);
    }
  }

  private static List<Document> documents(List<KeyControls> keys, String digest, Instant at) {
    return keys.stream()
        .flatMap(key -> key.cells().stream().map(cell -> document(key, cell, digest, at)))
        .toList();
  }

  private static Document document(
      KeyControls key, KeyControls.Cell cell, String digest, Instant at) {
    byte[] source = Json.bytes(MatrixDocument.of(key, cell, digest, at));
    return new Document(MatrixDocument.id(key, cell), source);
  }
}
