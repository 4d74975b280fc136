package io.portcullis.connectors.radius.ise;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Words;

/**
 * Names and values of a message, without regard to case; of several of one name the first. A comma
 * in a value is escaped, and is not always: what is no pair belongs to the value before it.
 */
record Pairs(Map<String, String> values) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\([,;=\\\\{}])");
  static final Pairs NONE = new Pairs(Map.of());
  private static final int MAX = 1_000;
  private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),(?= |$)");
  private static final Pattern PAIR = Pattern.compile("([A-Za-z][\\w .-]{0,80}?) ?=(.*)");
  private static final Pattern NESTED = Pattern.compile("([\\w-]{1,60})=(.*)");
  private static final String AV_PAIR = "cisco-av-pair";

  static Pairs of(String text) {
    return read(SEPARATOR.split(text, MAX), true);
  }

  /** Alarms use semicolons. */
  static Pairs alarm(String text) {
    return read(text.split(";", MAX), false);
  }

  private static Pairs read(String[] parts, boolean continued) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String last = "";
    for (String part : parts) {
      Matcher pair = PAIR.matcher(part.strip());
      if (pair.matches()) {
        last = pair.group(1);
        put(values, last, plain(pair.group(2)));
      } else if (continued && !last.isEmpty() && !part.isBlank()) {
        values.computeIfPresent(last, (name, before) -> before + ", " + plain(part));
      }
    }
    nested(values);
    return new Pairs(values);
  }

  /** "cisco-av-pair=mdm-tlv=device-mac=x" is one of many; each goes by its own name as well. */
  private static void put(Map<String, String> values, String name, String value) {
    Matcher nested = NESTED.matcher(value);
    if (name.equalsIgnoreCase(AV_PAIR) && nested.matches()) {
      String inner = nested.group(1).equals("mdm-tlv") ? nested.group(2) : value;
      Matcher innermost = NESTED.matcher(inner);
      if (innermost.matches()) {
        values.putIfAbsent(innermost.group(1), innermost.group(2));
      }
    }
    values.putIfAbsent(name, value);
  }

  /** The answer that was sent: "Response={Name=value; Name=value; }". */
  private static void nested(Map<String, String> values) {
    String response = values.getOrDefault("Response", "");
    if (!response.startsWith("{")) {
      return;
    }
    for (String part : response.substring(1).split("; ?", MAX)) {
      Matcher pair = PAIR.matcher(part.strip());
      if (pair.matches()) {
        values.putIfAbsent("Response." + pair.group(1), pair.group(2).strip());
      }
    }
  }

  private static String plain(String value) {
    return ESCAPED.matcher(value.strip()).replaceAll("$1");
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

  /** Seconds; 0 where it is absent or no number. */
  long seconds(String name) {
    return Words.digits(text(name), 10) ? Long.parseLong(text(name)) : 0;
  }
}
