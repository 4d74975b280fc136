package io.portcullis.connectors.ca.custom;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.ca.authority.Require;

/** Placeholders in the texts of a JSON document: whatever they hold, it stays a text. */
final class JsonFill {
  private static final Pattern NUMBER = Pattern.compile("\\{#([a-z][a-z.]*)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonFill() {}

  static void check(JsonNode node, Wish wish, String where) {
    node.fieldNames()
        .forEachRemaining(
            name ->
                Require.that(
                    Template.of(name, wish, where).parts().stream()
                        .noneMatch(Template.Part.Hole.class::isInstance),
                    where + ": a field's name holds a placeholder"));
    node.forEach(child -> check(child, wish, where));
    if (node.isTextual()) {
      checkText(node.textValue(), wish, where);
    }
  }

  private static void checkText(String text, Wish wish, String where) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      Placeholder found = Template.placeholder(number.group(1), wish, where);
      Require.that(found.number(), where + ": " + found + " is no number");
    } else {
      Template.of(text, wish, where);
    }
  }

  static JsonNode fill(JsonNode node, Wish wish, Values values) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.properties().forEach(e -> object.set(e.getKey(), fill(e.getValue(), wish, values)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(child -> array.add(fill(child, wish, values)));
      return array;
    }
    return node.isTextual() ? text(node.textValue(), wish, values) : node;
  }

  private static JsonNode text(String text, Wish wish, Values values) {
    Matcher number = NUMBER.matcher(text);
    return number.matches()
        ? NODES.numberNode(
            new BigInteger(Template.placeholder(number.group(1), wish, "body").in(values)))
        : NODES.textNode(Template.of(text, wish, "body").fill(values, v -> v));
  }
}
