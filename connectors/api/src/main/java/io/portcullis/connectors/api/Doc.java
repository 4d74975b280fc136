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

  /** One bit for each length and first letter of the fields here; 0 until asked for. */
  private long marks;

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
    return new Doc(find(dotted), this, dotted);
  }

  private JsonNode find(String dotted) {
    JsonNode found = own(dotted);
    int dot = dotted.indexOf('.');
    if (dot < 0 || !found.isMissingNode()) {
      return found;
    }
    found = own(dotted.substring(0, dot));
    while (dot >= 0 && !found.isMissingNode()) {
      int next = dotted.indexOf('.', dot + 1);
      found = field(found, dotted.substring(dot + 1, next < 0 ? dotted.length() : next));
      dot = next;
    }
    return found;
  }

  private JsonNode own(String field) {
    JsonNode exact = node.path(field);
    return exact.isMissingNode() && mayHold(field) ? inAnyCase(node, field) : exact;
  }

  /** Parsers ask for many a field that is not there: most of them are known by this not to be. */
  private boolean mayHold(String field) {
    if (marks == 0) {
      marks = 1L << 63;
      node.fieldNames().forEachRemaining(name -> marks |= mark(name));
    }
    return (marks & mark(field)) != 0;
  }

  /** The same for names that differ in case only. */
  private static long mark(String name) {
    int first = name.isEmpty() ? 0 : name.charAt(0) & 0x1f;
    return 1L << ((name.length() * 7 + first) % 63);
  }

  /** The whole document that this is a part of: what an envelope says of all records in it. */
  public Doc root() {
    return parent == null ? this : parent.root();
  }

  private static JsonNode field(JsonNode parent, String name) {
    JsonNode exact = parent.path(name);
    return exact.isMissingNode() ? inAnyCase(parent, name) : exact;
  }

  private static JsonNode inAnyCase(JsonNode parent, String name) {
    if (parent.isObject()) {
      for (Map.Entry<String, JsonNode> entry : parent.properties()) {
        if (entry.getKey().equalsIgnoreCase(name)) {
          return entry.getValue();
        }
      }
    }
    return MissingNode.getInstance();
  }

  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** True where not even a null stands. */
  boolean nothing() {
    return node.isMissingNode();
  }

  public boolean has(String dotted) {
    JsonNode found = find(dotted);
    return !found.isMissingNode() && !found.isNull();
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
    JsonNode found = find(dotted);
    if (found.isMissingNode() || found.isNull()) {
      return "";
    }
    if (!found.isValueNode()) {
      throw new BadRecord(at(dotted).path() + ": expected a text, found " + type(found));
    }
    String text = plain(found);
    if (text.length() > MAX_TEXT) {
      throw new BadRecord(at(dotted).path() + ": longer than " + MAX_TEXT + " characters");
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
    return type(node);
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "a " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
