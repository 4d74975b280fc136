package io.portcullis.routes.issuance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.routes.config.NeverTouch;

/** Reads a question's fields, and says which of them is wrong. */
final class Fields {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST = 64;

  private Fields() {}

  static JsonNode object(byte[] body) throws Unreadable {
    try {
      JsonNode node = Json.VENDOR.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
      throw new Unreadable("the body is no JSON object");
    } catch (IOException e) {
      throw new Unreadable("the body is no JSON");
    }
  }

  /** One with no other fields: a misspelt one must not be passed over. */
  static JsonNode object(byte[] body, Collection<String> known) throws Unreadable {
    JsonNode node = object(body);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Unreadable("there is a field that is none of " + String.join(", ", known));
      }
    }
    return node;
  }

  /** Empty when it is not there. */
  static String text(JsonNode node, String field) throws Unreadable {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new Unreadable(field + ": must be text");
    }
    return value.asText();
  }

  /** A list of texts, or a single one; empty when it is not there. */
  static List<String> texts(JsonNode node, String field) throws Unreadable {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        throw new Unreadable(field + ": must be a list of texts");
      }
      texts.add(one.asText());
    }
    if (!value.isArray() || texts.size() > MOST) {
      throw new Unreadable(field + ": must be a list of at most " + MOST + " texts");
    }
    return texts;
  }

  static Optional<String> sha256(JsonNode node, String field) throws Unreadable {
    String text = text(node, field).replace(":", "").toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !SHA256.matcher(text).matches()) {
      throw new Unreadable(field + ": must be a SHA-256 in hex, 64 digits");
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  static Alias alias(String name) throws Unreadable {
    try {
      return NeverTouch.parse(name)
          .alias()
          .orElseThrow(() -> new Unreadable("subject: a group is no subject"));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("subject: " + e.getMessage());
    }
  }
}
