package io.portcullis.connectors.radius.ise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Syslog;

/**
 * Puts messages together. Before its text each line says which message it is of, of how many
 * segments, and which: {@code CISE_Category 0001027727 3 0 text}. Bounded by the body.
 */
final class Segments {
  static final int MAX_SEGMENTS = 100;
  private static final Pattern HEADER =
      Pattern.compile("(?:(CISE_\\w{1,80}):? )?(\\d{10}) (\\d{1,3}) (\\d{1,3}) ++(.*)");

  /**
   * @param category empty where the line does not name it
   * @param id of the message, or empty
   * @param offset of the first of its lines
   * @param complete false when a segment is missing
   */
  record Whole(
      Syslog syslog, String category, String id, String text, long offset, boolean complete) {}

  private record Open(
      Syslog syslog,
      String category,
      String id,
      int total,
      long offset,
      Map<Integer, String> parts) {
    Whole whole() {
      String text = String.join(" ", parts.values());
      return new Whole(syslog, category, id, text, offset, parts.size() == total);
    }
  }

  private final List<Open> messages = new ArrayList<>();
  private final Map<String, Open> waiting = new HashMap<>();

  void add(Syslog syslog, long place) {
    // An alarm's level, or a category, looks like the name of a program to the header's reader.
    String text = (syslog.app().isEmpty() ? "" : syslog.app() + ": ") + syslog.message().strip();
    Matcher header = HEADER.matcher(text);
    if (!header.matches()) {
      open(syslog, "", "", 1, place).parts().put(0, text);
      return;
    }
    int total = Integer.parseInt(header.group(3));
    String category = header.group(1) == null ? "" : header.group(1);
    String key = syslog.host() + "|" + header.group(2) + "|" + total;
    Integer segment = Integer.valueOf(header.group(4));
    Open open = waiting.get(key);
    if (open == null || open.parts().containsKey(segment)) {
      open = open(syslog, category, header.group(2), total, place);
    }
    open.parts().put(segment, header.group(5));
    boolean more = total <= MAX_SEGMENTS && open.parts().size() < total;
    if (more) {
      waiting.put(key, open);
    } else {
      waiting.remove(key);
    }
  }

  private Open open(Syslog syslog, String category, String id, int total, long place) {
    Open open = new Open(syslog, category, id, total, place, new TreeMap<>());
    messages.add(open);
    return open;
  }

  List<Whole> messages() {
    return messages.stream().map(Open::whole).toList();
  }
}
