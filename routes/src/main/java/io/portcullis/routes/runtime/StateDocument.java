package io.portcullis.routes.runtime;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Certificate;
import io.portcullis.model.Finding;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.keys.KeyProfile;
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
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", subject.id());
    document.put("kind", subject.kind().name());
    document.put("name", subject.name());
    document.put("owner", subject.owner());
    document.put("groups", subject.groups().stream().sorted().toList());
    document.put("former", subject.former());
    document.put("aliases", subject.aliases().stream().map(Alias::key).toList());
    document.put(
        "standing",
        Map.of(
            "wanted", subject.trust().wanted().name(),
            "admitted", subject.trust().admitted().name()));
    document.put("rules", subject.findings().stream().map(Finding::rule).toList());
    document.put("certificates", summary.certificates().size());
    document.put("sources", subject.facts().sources());
    document.put("authorities", authorities(summary));
    String environment = KeyProfile.of(new State(subject, summary.certificates())).environment();
    if (!environment.isEmpty()) {
      document.put("environment", environment);
    }
    document.put("updated", subject.now().toString());
    return Json.bytes(document);
  }

  private static List<String> authorities(Summary summary) {
    return summary.certificates().stream().map(Certificate::issuer).distinct().sorted().toList();
  }
}
