package io.portcullis.dashboards.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What is wrong, each with its place. */
final class Problems {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> found = new ArrayList<>();

  void check(boolean good, String place, String what) {
    if (!good) {
      found.add(place + ": " + what);
    }
  }

  /** JSON that stands as a text within JSON. */
  Optional<JsonNode> parsed(JsonNode text, String place) {
    if (!text.isTextual()) {
      check(false, place, "is no text");
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text.asText()));
    } catch (JsonProcessingException e) {
      check(false, place, "is no JSON: " + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
