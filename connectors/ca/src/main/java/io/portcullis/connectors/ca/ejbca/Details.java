package io.portcullis.connectors.ca.ejbca;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names and values behind an entry. A value may hold the separator, and begins with "B64:" and
 * is base64 where it may hold anything.
 */
record Details(Map<String, String> values) {
  private static final int MAX = 200;
  private static final Pattern PAIR = Pattern.compile("([A-Za-z][\\w.\\[\\]-]{0,80})=(.*)");

  static Details of(List<String> parts) {
    Map<String, String> values = new LinkedHashMap<>();
    String last = "";
    for (String part : parts.subList(0, Math.min(MAX, parts.size()))) {
      Matcher pair = PAIR.matcher(part);
      if (pair.matches()) {
        last = pair.group(1);
        values.putIfAbsent(last, plain(pair.group(2)));
      } else if (!last.isEmpty() && !part.isBlank()) {
        values.merge(last, part, (before, more) -> before + ";" + more);
      }
    }
    return new Details(values);
  }

  private static String plain(String value) {
    if (!value.startsWith("B64:")) {
      return value.strip();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(value.substring("B64:".length()).strip());
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /** The first of these that is there, or empty. */
  String first(String... names) {
    for (String name : names) {
      String value = values.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  String message() {
    return first("msg", "message", "error", "reason");
  }
}
