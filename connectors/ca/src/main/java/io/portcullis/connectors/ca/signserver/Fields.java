package io.portcullis.connectors.ca.signserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and values of an entry, "null" being no value; the first of two equal names counts. */
record Fields(Map<String, String> values) {
  private static final int MAX = 300;
  private static final String NAME = "((?:(?:added|changed|removed):)?[A-Za-z][\\w.]{0,80})";
  private static final Pattern PAIR = Pattern.compile(NAME + ":\\s?(.*)", Pattern.DOTALL);

  /** The first name stands behind whatever the log prints before a message. */
  private static final Pattern FIRST =
      Pattern.compile(".*?(?<![^\\s)\\]])" + NAME + ":\\s?(.*)", Pattern.DOTALL);

  private static final Pattern CHANGE = Pattern.compile("(?:added|changed|removed):[\\w.]+");

  static Fields of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    int events = Math.max(0, text.indexOf("EVENT: "));
    String[] parts = text.substring(events).split(";", MAX);
    String last = "";
    for (int i = 0; i < parts.length; i++) {
      Matcher pair = i == 0 ? FIRST.matcher(parts[i]) : PAIR.matcher(parts[i].strip());
      if (pair.matches()) {
        last = pair.group(1);
        values.putIfAbsent(last, nothing(pair.group(2).strip()));
      } else if (!last.isEmpty()) {
        String more = parts[i];
        values.computeIfPresent(last, (name, before) -> before + ";" + more);
      }
    }
    return new Fields(values);
  }

  private static String nothing(String value) {
    return value.equals("null") || value.startsWith("${") ? "" : value;
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

  /** Names of the properties that were changed. Their values may be PINs, and are never told. */
  Set<String> changes() {
    return values.keySet().stream()
        .filter(name -> CHANGE.matcher(name).matches())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }
}
