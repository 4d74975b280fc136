package io.portcullis.routes.state;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** Holds documents against the template of their index. */
public final class Mapped {
  private Mapped() {}

  /** Paths of a document that the template does not map. */
  public static List<String> unmapped(String template, Map<String, Object> document)
      throws IOException {
    String name = "/io/portcullis/dashboards/elasticsearch/index/" + template + ".json";
    try (InputStream in = Mapped.class.getResourceAsStream(name)) {
      JsonNode mappings = Json.MAPPER.readTree(in).at("/template/mappings/properties");
      List<String> unmapped = new ArrayList<>();
      compare(Json.MAPPER.valueToTree(document), mappings, "", unmapped);
      return unmapped;
    }
  }

  private static void compare(
      JsonNode fields, JsonNode mappings, String path, List<String> unmapped) {
    fields
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode mapping = mappings.path(field.getKey());
              String name = path + field.getKey();
              if (field.getValue().isObject()) {
                compare(field.getValue(), mapping.path("properties"), name + ".", unmapped);
              } else if (!fits(field.getValue(), mapping.path("type").asText())) {
                unmapped.add(name);
              }
            });
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "keyword" -> value.isTextual() || value.isArray();
      case "date" -> value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\d.*");
      case "long" -> value.isIntegralNumber();
      case "double" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
