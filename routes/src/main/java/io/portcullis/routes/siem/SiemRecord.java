package io.portcullis.routes.siem;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.PersonalPaths;
import io.portcullis.model.evidence.Seal;
import io.portcullis.model.evidence.SealedDocument;

/**
 * A sealed record on its way to others.
 *
 * @param fields as it is to be sent, with its seal
 */
record SiemRecord(Dataset dataset, Seal seal, Map<String, Object> fields) {
  private static final String OWN = "portcullis";

  /** Of what says no severity: medium where it failed, else low, as Elastic numbers them. */
  private static final int FAILED = 47;

  private static final int USUAL = 21;

  /**
   * @throws IllegalArgumentException saying why it is no sealed record
   */
  @SuppressWarnings("unchecked")
  static SiemRecord read(byte[] value) {
    try {
      Map<String, Object> fields = Json.read(value, Map.class);
      if (fields == null) {
        throw new IllegalArgumentException("not a document");
      }
      return new SiemRecord(dataset(fields), SealedDocument.from(fields).seal(), fields);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static Dataset dataset(Map<String, Object> fields) {
    Object named = fields.get("data_stream") instanceof Map<?, ?> m ? m.get("dataset") : "";
    for (Dataset dataset : Dataset.values()) {
      if (dataset.full().equals(named)) {
        return dataset;
      }
    }
    throw new IllegalArgumentException("data_stream.dataset: not one of the hub's");
  }

  /** Without what may name a person, and without the salt by which names could be tried. */
  SiemRecord withoutPersonal() {
    Map<String, Object> left = new LinkedHashMap<>(PersonalPaths.split(fields).publicPart());
    Map<String, Object> own = copy(left.get(OWN));
    Map<String, Object> sealed = copy(own.get("seal"));
    sealed.remove("salt");
    own.put("seal", sealed);
    left.put(OWN, own);
    return new SiemRecord(dataset, seal, left);
  }

  /** By which it is found in the trail. */
  SiemRecord idsAlone() {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("@timestamp", Plain.cut(text("@timestamp"), Rfc5424.MOST_VALUE));
    ids.put("data_stream", Map.of("dataset", dataset.full()));
    Map<String, Object> sealed = new LinkedHashMap<>();
    sealed.put("chain", seal.chain());
    sealed.put("sequence", seal.sequence());
    sealed.put("hash", seal.hash());
    ids.put(OWN, Map.of("seal", sealed));
    return new SiemRecord(dataset, seal, ids);
  }

  private static Map<String, Object> copy(Object map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> present) {
      present.forEach((name, value) -> copy.put("" + name, value));
    }
    return copy;
  }

  /**
   * @param path of ECS, "event.action"
   * @return a list with commas; empty when it is not there
   */
  String text(String path) {
    Object at = fields;
    for (String name : path.split("\\.")) {
      at = at instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : "";
    }
    return switch (at) {
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      case Map<?, ?> map -> "";
      case null -> "";
      default -> at.toString();
    };
  }

  /** Its subject, by the id under which it is asked for. */
  String subject() {
    String about = text("portcullis.about.id");
    return about.isEmpty() ? text("portcullis.subject") : about;
  }

  Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(text("@timestamp")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** 0 to 100: as the record says, else by its outcome. */
  int severity() {
    String said = text("event.severity");
    if (said.matches("\\d{1,2}|100")) {
      return Integer.parseInt(said);
    }
    return "failure".equals(text("event.outcome")) ? FAILED : USUAL;
  }
}
