package io.portcullis.connectors.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A place in a vendor's JSON document that knows its own path, so that an error can name it. Reads
 * tolerantly: names match without regard to case (shippers change it), "a.b" finds both the nested
 * and the flat spelling, and an absent field and null are both empty text.
 */
public final class Doc {
  private static final int MAX_TEXT = 16_384;

  private final JsonNode node;

  /** Null for the root only: paths are joined when an error needs one, which is seldom. */
  private final Doc parent;

  private final String name;

  private Doc(JsonNode node, Doc parent, String name) {
    this.node = node;
    this.parent = parent;
    this.name = name;
  }

  /** A document in which nothing is present. */
  public static Doc none() {
    return of(MissingNode.getInstance());
  }

  public static Doc of(JsonNode root) {
    return new Doc(root, null, "");
  }

  /** Never null: a place that is not there is not {@link #present}. */
  public Doc at(String dotted) {
    JsonNode found = field(node, dotted);
    if (found.isMissingNode() && dotted.indexOf('.') > 0) {
      found = node;
      for (String part : dotted.split("\\.", -1)) {
        found = field(found, part);
      }
    }
    return new Doc(found, this, dotted);
  }

  /** The whole document that this is a part of: what an envelope says of all records in it. */
  public Doc root() {
    return parent == null ? this : parent.root();
  }

  private static JsonNode field(JsonNode parent, String name) {
    JsonNode exact = parent.path(name);
    if (!exact.isMissingNode() || !parent.isObject()) {
      return exact;
    }
    for (Map.Entry<String, JsonNode> entry : parent.properties()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  public boolean has(String dotted) {
    return at(dotted).present();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isArray() {
    return node.isArray();
  }

  /** Path from the document's root; empty for the root. */
  public String path() {
    String before = parent == null ? "" : parent.path();
    boolean dot = !before.isEmpty() && !name.startsWith("[");
    return before + (dot ? "." : "") + name;
  }

  String where() {
    return parent == null ? "the document" : path();
  }

  /**
   * Text, number or truth value as text, stripped; empty when absent, null or blank.
   *
   * @throws BadRecord when an object or array stands there, or more than 16,384 characters
   */
  public String text(String dotted) {
    Doc place = at(dotted);
    if (!place.present()) {
      return "";
    }
    if (!place.node.isValueNode()) {
      throw new BadRecord(place.path() + ": expected a text, found " + place.type());
    }
    String text = plain(place.node);
    if (text.length() > MAX_TEXT) {
      throw new BadRecord(place.path() + ": longer than " + MAX_TEXT + " characters");
    }
    return text;
  }

  /** The first of these that is not empty. */
  public String first(String... dotted) {
    for (String name : dotted) {
      String text = text(name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /**
   * @throws BadRecord naming the field when it is absent or blank
   */
  public String need(String dotted) {
    String text = text(dotted);
    if (text.isEmpty()) {
      throw new BadRecord(at(dotted).path() + ": missing");
    }
    return text;
  }

  /** True for true, "true", "yes" and "1", in any case. */
  public boolean flag(String dotted) {
    String text = text(dotted);
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equals("1");
  }

  /** Empty when absent; accepts numbers written as text. */
  public OptionalDouble number(String dotted) {
    String text = text(dotted);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new BadRecord(at(dotted).path() + ": expected a number");
    }
  }

  /**
   * @throws BadRecord when something other than an object stands there
   */
  public Doc object(String dotted) {
    Doc place = at(dotted);
    if (place.present() && !place.isObject()) {
      throw new BadRecord(place.path() + ": expected an object, found " + place.type());
    }
    return place;
  }

  /**
   * Items of an array; none when absent.
   *
   * @throws BadRecord when something other than an array stands there
   */
  public List<Doc> list(String dotted) {
    Doc place = at(dotted);
    if (place.present() && !place.isArray()) {
      throw new BadRecord(place.path() + ": expected an array, found " + place.type());
    }
    return place.items();
  }

  public List<Doc> items() {
    List<Doc> items = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(new Doc(node.get(i), this, "[" + i + "]"));
    }
    return items;
  }

  /**
   * The object or array that stands here, as itself or as JSON in a text of any length: vendors put
   * documents of their own into columns. A text that is no JSON is not {@link #present}.
   */
  public Doc embedded(String dotted) {
    Doc place = at(dotted);
    if (!place.node.isTextual()) {
      return place.node.isContainerNode() ? place : none();
    }
    try {
      JsonNode inner = Json.VENDOR.readTree(place.node.textValue());
      return inner.isContainerNode() ? new Doc(inner, this, dotted) : none();
    } catch (JsonProcessingException e) {
      return none();
    }
  }

  /** The text of this very place, as {@link #text} reads it. */
  public String value() {
    return node.isValueNode() && !node.isNull() ? plain(node) : "";
  }

  /** A number with a fraction in plain digits: Java alone would write 1780129800.5 with an E. */
  private static String plain(JsonNode value) {
    boolean fraction = value.isDouble() && Double.isFinite(value.doubleValue());
    return fraction ? value.decimalValue().toPlainString() : value.asText().strip();
  }

  /** An object as maps, lists, texts, numbers and truth values; empty where none stands here. */
  public Map<String, Object> map() {
    return node.isObject()
        ? Json.VENDOR.convertValue(node, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }

  /** Fields of an object in their order, names as they stand. */
  public Map<String, Doc> fields() {
    Map<String, Doc> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      fields.put(entry.getKey(), new Doc(entry.getValue(), this, entry.getKey()));
    }
    return fields;
  }

  private String type() {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "a " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
