package io.portcullis.connectors.api.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.model.Alias;
import io.portcullis.model.Signal;

/** Answers of a parser as JSON that a person can read and check, one entry for each record. */
final class Rendered {
  private Rendered() {}

  static JsonNode of(List<Parsed> parsed) {
    return Json.read(Json.bytes(parsed.stream().map(Rendered::one).toList()), JsonNode.class);
  }

  static String pretty(JsonNode node) throws java.io.IOException {
    return Json.MAPPER.writer(new DefaultPrettyPrinter()).writeValueAsString(node) + "\n";
  }

  private static Map<String, Object> one(Parsed parsed) {
    Map<String, Object> entry = new LinkedHashMap<>();
    switch (parsed) {
      case Parsed.Broken broken ->
          entry.put("error", Map.of("reason", broken.reason(), "offset", broken.offset()));
      case Parsed.Ignored ignored -> entry.put("ignored", ignored.reason().name());
      case Parsed.Understood understood -> {
        entry.put("signals", understood.signals().stream().map(Rendered::signal).toList());
        entry.put("ecs", understood.ecs());
      }
    }
    return entry;
  }

  /** Ids and the receipt come from the context, so they are left out. */
  private static Map<String, Object> signal(Signal signal) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", signal.kind());
    entry.put("aliases", signal.aliases().stream().map(Alias::key).toList());
    entry.put("statement", Json.MAPPER.convertValue(signal.statement(), JsonNode.class));
    entry.put("occurredAt", signal.occurredAt());
    entry.put("vendorId", signal.vendorId());
    entry.put("actor", signal.actor());
    return entry;
  }
}
