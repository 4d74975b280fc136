package io.portcullis.connectors.api.inventory;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;

/**
 * A YAML document with the place of each of its nodes. Values stay as they are written: "0010" is
 * no number and "no" is no truth value.
 *
 * @param places by path, as {@link Doc#path} has them
 */
record YamlTree(JsonNode root, Map<String, String> places) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * @throws BadRecord for what YAML has and an inventory has no use for
   */
  static YamlTree read(YAMLParser parser) throws IOException {
    Map<String, String> places = new HashMap<>();
    JsonToken first = parser.nextToken();
    JsonNode root =
        first == null ? MissingNode.getInstance() : new Walk(parser, places).node(first, "");
    if (first != null && parser.nextToken() != null) {
      throw new BadRecord(here(parser) + "a second document; write one list of all subjects");
    }
    return new YamlTree(root, places);
  }

  private static String here(YAMLParser parser) {
    return YamlBody.place(parser.currentTokenLocation()) + ": ";
  }

  /** Where the path that an error begins with stands, or the nearest there is around it. */
  String place(Doc item, String error) {
    int end = error.indexOf(": ");
    String path = end < 0 ? item.path() : error.substring(0, end);
    while (!path.isEmpty() && !places.containsKey(path)) {
      path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
    String known = path.isEmpty() ? item.path() : path;
    return places.containsKey(known) ? places.get(known) + ": " : "";
  }

  /** Nesting is bounded by the reader, 50 deep. */
  private record Walk(YAMLParser parser, Map<String, String> places) {
    JsonNode node(JsonToken token, String path) throws IOException {
      if (parser.isCurrentAlias()) {
        throw new BadRecord(here(parser) + "an alias of YAML; write the value itself");
      }
      places.putIfAbsent(path, YamlBody.place(parser.currentTokenLocation()));
      return switch (token) {
        case START_OBJECT -> object(path);
        case START_ARRAY -> array(path);
        case VALUE_NULL -> NODES.nullNode();
        default -> NODES.textNode(parser.getValueAsString(""));
      };
    }

    private ObjectNode object(String path) throws IOException {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        String below = path.isEmpty() ? name : path + "." + name;
        places.put(below, YamlBody.place(parser.currentTokenLocation()));
        object.set(name, node(parser.nextToken(), below));
      }
      return object;
    }

    private ArrayNode array(String path) throws IOException {
      ArrayNode array = NODES.arrayNode();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        if (t == null) {
          throw new BadRecord("malformed YAML: a list has no end");
        }
        array.add(node(t, path + "[" + array.size() + "]"));
      }
      return array;
    }
  }
}
