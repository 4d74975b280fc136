package io.portcullis.connectors.radius.accounting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;

/**
 * RADIUS attributes by name, without regard to case; of several of one name the first. A
 * Cisco-AVPair holds a pair of its own and goes by "Cisco-AVPair:NAME" too.
 */
final class Attributes {
  private static final Pattern NUMBER = Pattern.compile("\\d{0,10}");
  private static final String AV_PAIR = "Cisco-AVPair";
  private static final int MAX = 1_000;

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  void put(String name, String value) {
    String text = value.strip();
    values.putIfAbsent(name, text);
    int equals = text.indexOf('=');
    if (name.equalsIgnoreCase(AV_PAIR) && equals > 0 && values.size() < MAX) {
      values.putIfAbsent(AV_PAIR + ":" + text.substring(0, equals), text.substring(equals + 1));
    }
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
    doc.fields()
        .forEach((name, field) -> values(field).forEach(value -> attributes.put(name, value)));
    return attributes;
  }

  private static List<String> values(Doc field) {
    Doc held = field.isObject() ? field.at("value") : field;
    List<Doc> items = held.isArray() ? held.items() : List.of(held);
    return items.isEmpty() ? List.of("") : items.stream().map(Doc::value).toList();
  }
}
