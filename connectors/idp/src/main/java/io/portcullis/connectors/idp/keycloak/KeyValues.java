package io.portcullis.connectors.idp.keycloak;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code name="value", name=value}, as Keycloak's logging listener prints events: quoted
 * since version 22, bare before. A value "null" is no value.
 */
final class KeyValues {
  private static final int MAX_PAIRS = 200;

  private final String text;
  private int at;

  private KeyValues(String text) {
    this.text = text;
  }

  /** Empty when the text is no such list; the first of two equal names counts. */
  static Map<String, String> of(String text) {
    return new KeyValues(text).read();
  }

  private Map<String, String> read() {
    Map<String, String> pairs = new LinkedHashMap<>();
    while (at < text.length() && pairs.size() < MAX_PAIRS) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        return pairs;
      }
      String name = text.substring(at, equals).strip();
      at = equals + 1;
      String value = value();
      if (!name.isEmpty() && !value.equals("null")) {
        pairs.putIfAbsent(name, value);
      }
      skipSeparator();
    }
    return pairs;
  }

  private String value() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
      at += escaped ? 1 : 0;
      value.append(text.charAt(at));
      at++;
    }
    at++;
    return value.toString();
  }

  private String bare() {
    int comma = text.indexOf(", ", at);
    int end = comma < 0 ? text.length() : comma;
    String value = text.substring(at, end).strip();
    at = end;
    return value;
  }

  private void skipSeparator() {
    while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
      at++;
    }
  }
}
