package io.portcullis.connectors.hsm.nshield;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message in Common Event Format, version 0: seven fields between bars, and pairs of name and
 * value. A bar or backslash in a field, and an equals sign in a value, stand behind a backslash.
 *
 * @param extension names in lower case
 */
record Cef(
    String vendor,
    String product,
    String version,
    String id,
    String name,
    String severity,
    Map<String, String> extension) {
  private static final Pattern JOINTS = Pattern.compile("[\\s_-]");
  private static final String FIELD = "((?:\\\\.|[^|\\\\]){0,500}+)\\|";
  private static final Pattern HEADER = Pattern.compile("CEF: ?[01]\\|" + FIELD.repeat(6) + "(.*)");
  private static final Pattern KEY = Pattern.compile("(?:^|(?<= ))([A-Za-z][\\w.\\[\\]-]{0,60})=");
  private static final int MAX_FIELDS = 100;

  /** Empty where no CEF header stands in the text. */
  static Optional<Cef> of(String text) {
    int start = text.indexOf("CEF:");
    Matcher header = HEADER.matcher(start < 0 ? "" : text.substring(start));
    if (!header.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cef(
            plain(header.group(1)),
            plain(header.group(2)),
            plain(header.group(3)),
            plain(header.group(4)),
            plain(header.group(5)),
            plain(header.group(6)),
            labelled(pairs(header.group(7).strip()))));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher key = KEY.matcher(text);
    String name = "";
    int from = 0;
    while (key.find() && pairs.size() < MAX_FIELDS) {
      put(pairs, name, text.substring(from, key.start()));
      name = key.group(1);
      from = key.end();
    }
    put(pairs, name, text.substring(from));
    return pairs;
  }

  private static void put(Map<String, String> pairs, String name, String value) {
    if (!name.isEmpty()) {
      pairs.putIfAbsent(name.toLowerCase(Locale.ROOT), plain(value.strip()));
    }
  }

  /** "cs1=x cs1Label=keyhash" is the same as "keyhash=x". */
  private static Map<String, String> labelled(Map<String, String> pairs) {
    Map<String, String> all = new LinkedHashMap<>(pairs);
    pairs.forEach(
        (name, label) -> {
          String value = pairs.get(name.replaceFirst("label$", ""));
          if (name.endsWith("label") && value != null) {
            all.putIfAbsent(JOINTS.matcher(label).replaceAll("").toLowerCase(Locale.ROOT), value);
          }
        });
    return all;
  }

  private static String plain(String text) {
    return text.replaceAll("\\\\([|\\\\=])", "$1").strip();
  }

  String first(String... names) {
    for (String name : names) {
      String text = extension.getOrDefault(name.toLowerCase(Locale.ROOT), "");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
