package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.Told;

/** One cell of the control matrix as a document; its fields are those of the template. */
final class MatrixDocument {
  private MatrixDocument() {}

  /** The same for the same key and control, in whichever matrix. */
  static String id(KeyControls key, KeyControls.Cell cell) {
    return key.id() + "|" + KeyDeclaration.word(cell.control());
  }

  /**
   * @param digest of the whole matrix
   * @param at of the matrix
   */
  static Map<String, Object> of(KeyControls key, KeyControls.Cell cell, String digest, Instant at) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@timestamp", at.toString());
    document.put("digest", digest);
    document.put("key", key(key));
    document.put("control", KeyDeclaration.word(cell.control()));
    document.put("stage", KeyDeclaration.word(cell.stage()));
    document.put("concern", KeyDeclaration.word(cell.concern()));
    document.put("asks", cell.asks());
    document.put("met", KeyDeclaration.word(cell.met()));
    document.put("wanted", cell.wanted());
    document.put("gap", cell.gap());
    document.put("evidence", cell.evidence().stream().map(MatrixDocument::evidence).toList());
    return document;
  }

  private static Map<String, String> key(KeyControls key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("name", key.name());
    fields.put("tier", KeyDeclaration.word(key.profile().tier()));
    fields.put("owner", key.profile().owner());
    fields.put("environment", key.profile().environment());
    fields.put("where", KeyDeclaration.word(key.profile().home().kind()));
    fields.put("algorithm", key.profile().key());
    return fields;
  }

  private static Map<String, String> evidence(Told told) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("text", told.text());
    fields.put("source", told.source());
    told.at().ifPresent(at -> fields.put("at", at.toString()));
    return fields;
  }
}
