package io.portcullis.connectors.api.cef;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and values. A value ends where the next key begins, and holds blanks. */
record Extension(Map<String, String> values) {
  private static final int MAX = 300;
  private static final Pattern KEY =
      Pattern.compile("(?:^|(?<=\\s))([A-Za-z_][\\w.\\[\\]-]{0,60})=");

  static Extension of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher key = KEY.matcher(text);
    String open = "";
    int from = 0;
    while (key.find() && values.size() < MAX) {
      if (!open.isEmpty()) {
        values.putIfAbsent(open, plain(text.substring(from, key.start())));
      }
      open = key.group(1);
      from = key.end();
    }
    if (!open.isEmpty()) {
      values.putIfAbsent(open, plain(text.substring(from)));
    }
    return new Extension(values);
  }

  private static String plain(String value) {
    return value
        .strip()
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replaceAll("\\\\([=\\\\|])", "$1");
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
}
