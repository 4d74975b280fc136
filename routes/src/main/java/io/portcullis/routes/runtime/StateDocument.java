package io.portcullis.routes.runtime;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Finding;
import io.portcullis.model.Subject;
import io.portcullis.routes.decide.Summary;

/** A subject's current state as the index portcullis-subjects holds it. */
final class StateDocument {
  private StateDocument() {}

  /**
   * @throws IllegalArgumentException when the value is no subject
   */
  static byte[] of(byte[] value) {
    Summary summary;
    try {
      summary = Json.read(value, Summary.class);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("not a subject", e);
    }
    Subject subject = summary.subject();
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(
        "subject",
        Map.of(
            "id",
            subject.id(),
            "kind",
            subject.kind().name(),
            "name",
            subject.name(),
            "owner",
            subject.owner(),
            "groups",
            subject.groups().stream().sorted().toList(),
            "aliases",
            subject.aliases().stream().map(Alias::key).toList()));
    own.put(
        "standing",
        Map.of(
            "wanted", subject.trust().wanted().name(),
            "admitted", subject.trust().admitted().name(),
            "generation", subject.trust().generation()));
    own.put("rules", subject.findings().stream().map(Finding::rule).toList());
    own.put("certificates", summary.certificates().size());
    return Json.bytes(Map.of("@timestamp", subject.now().toString(), "portcullis", own));
  }
}
