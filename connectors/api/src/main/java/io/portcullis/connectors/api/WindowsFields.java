package io.portcullis.connectors.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the fields of one {@link WindowsEvent}: the system's own, and the event's data. */
final class WindowsFields {
  /** Windows writes at most a few dozen; the rest of a longer list is left out. */
  static final int MAX_DATA = 200;

  private static final int MAX_TEXT = 16_384;
  private static final long AUDIT_FAILURE = 1L << 52;
  private static final long AUDIT_SUCCESS = 1L << 53;

  private final Map<String, String> system = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> data = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The first value of a name counts. */
  WindowsFields system(String name, String value) {
    if (!value.isBlank()) {
      system.putIfAbsent(name, value.strip());
    }
    return this;
  }

  WindowsFields data(String name, String value) {
    if (data.size() < MAX_DATA && value.length() <= MAX_TEXT) {
      data.putIfAbsent(name, value.strip());
    }
    return this;
  }

  /** Places of the values that have no name, as they come: "param1", "param2". */
  String nextName() {
    return "param" + (data.size() + 1);
  }

  WindowsEvent event(ParseContext context) {
    String time = get("time");
    return new WindowsEvent(
        id(),
        get("provider"),
        get("channel"),
        get("computer"),
        get("record"),
        time.isEmpty()
            ? context.receivedAt()
            : Times.notAhead(context, "event time", Times.read("event time", time)),
        success(),
        get("message"),
        data);
  }

  private String get(String name) {
    return system.getOrDefault(name, "");
  }

  private int id() {
    String id = get("id");
    if (!Words.digits(id, 9)) {
      throw new BadRecord(id.isEmpty() ? "event id: missing" : "event id: expected a number");
    }
    return Integer.parseInt(id);
  }

  private Optional<Boolean> success() {
    String keywords = get("keywords").toLowerCase(Locale.ROOT);
    Optional<Boolean> bits = bits(keywords);
    if (bits.isPresent()) {
      return bits;
    }
    String words = keywords + " " + get("outcome").toLowerCase(Locale.ROOT);
    if (words.contains("fail")) {
      return Optional.of(false);
    }
    return words.contains("success") ? Optional.of(true) : Optional.empty();
  }

  /** Keywords as a number, hexadecimal in XML and signed decimal at NXLog. */
  private static Optional<Boolean> bits(String keywords) {
    try {
      long bits =
          keywords.startsWith("0x")
              ? Long.parseUnsignedLong(keywords.substring(2), 16)
              : Long.parseLong(keywords);
      boolean audit = (bits & (AUDIT_FAILURE | AUDIT_SUCCESS)) != 0;
      return audit ? Optional.of((bits & AUDIT_SUCCESS) != 0) : Optional.empty();
    } catch (NumberFormatException e) {
      // Keywords are also written as words.
      return Optional.empty();
    }
  }
}
