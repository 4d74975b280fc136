package io.portcullis.connectors.radius.accounting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;

/** RADIUS attributes by name, without regard to case; of several of one name the first. */
final class Attributes {
  private static final Pattern NUMBER = Pattern.compile("\\d{0,10}");
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  void put(String name, String value) {
    values.putIfAbsent(name, value.strip());
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Empty when absent. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  String first(String... names) {
    for (String name : names) {
      if (!text(name).isEmpty()) {
        return text(name);
      }
    }
    return "";
  }

  /**
   * @throws BadRecord naming the attribute
   */
  String need(String name) {
    if (text(name).isEmpty()) {
      throw new BadRecord(name + ": missing");
    }
    return text(name);
  }

  /**
   * Seconds; 0 when absent.
   *
   * @throws BadRecord when it is no number
   */
  long seconds(String name) {
    String text = text(name);
    if (!NUMBER.matcher(text).matches()) {
      throw new BadRecord(name + ": expected a number of seconds");
    }
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** What rlm_rest posts: {"User-Name": {"type": "string", "value": ["x"]}}; bare values too. */
  static Attributes of(Doc doc) {
    Attributes attributes = new Attributes();
    doc.fields().forEach((name, field) -> attributes.put(name, value(field)));
    return attributes;
  }

  private static String value(Doc field) {
    Doc held = field.isObject() ? field.at("value") : field;
    if (!held.isArray()) {
      return held.value();
    }
    List<Doc> items = held.items();
    return items.isEmpty() ? "" : items.get(0).value();
  }
}
