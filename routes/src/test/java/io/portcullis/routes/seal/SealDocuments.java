package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.State;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.keys.KeyControls;

/** What this package writes into Elasticsearch, for tests of what is asked of it. */
public final class SealDocuments {
  private SealDocuments() {}

  /**
   * What the hub records of its own trail.
   *
   * @param action as in {@link OwnTrail}
   */
  public static AuditRecord told(String action, Instant at) {
    Map<String, Object> about = Map.of("trail", Map.of("about", "c0"));
    return Interruption.record("trail-" + action + at, "database", action, "for a test", about, at);
  }

  /** That the hub's own trail is broken. */
  public static AuditRecord broken(Instant at) {
    return told(OwnTrail.BROKEN, at);
  }

  /** The control matrix of one key: id to document. */
  public static Map<String, Map<String, Object>> matrix(State key, Instant at) {
    KeyControls controls = KeyControls.of(key, List.of(), at);
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (KeyControls.Cell cell : controls.cells()) {
      all.put(MatrixDocument.id(controls, cell), MatrixDocument.of(controls, cell, "d", at));
    }
    return all;
  }

  /** Each template by the path that it is put to, in the order in which they are needed. */
  public static Map<String, String> templates() throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : Templates.COMPONENTS) {
      all.put("/_component_template/" + name, Templates.read("component/" + name));
    }
    for (String name : Templates.INDICES) {
      all.put("/_index_template/" + name, Templates.read("index/" + name));
    }
    return all;
  }
}
