package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.evidence.AuditRecord;

/** What the hub records of its own trail, and the templates that it installs. */
public final class TrailRecords {
  private TrailRecords() {}

  /**
   * @param action as in {@link OwnTrail}
   */
  public static AuditRecord of(String action, Instant at) {
    Map<String, Object> about = Map.of("trail", Map.of("about", "c0"));
    return Interruption.record("trail-" + action + at, "database", action, "for a test", about, at);
  }

  /** Path to body, in the order in which they are installed. */
  public static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new LinkedHashMap<>();
    for (String name : Templates.COMPONENTS) {
      templates.put("/_component_template/" + name, Templates.read("component/" + name));
    }
    for (String name : Templates.INDICES) {
      templates.put("/_index_template/" + name, Templates.read("index/" + name));
    }
    return templates;
  }
}
