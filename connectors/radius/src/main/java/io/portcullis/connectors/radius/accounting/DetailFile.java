package io.portcullis.connectors.radius.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.Line;

/**
 * Cuts a detail file (rlm_detail) into records: a line with the time, attributes below it, and a
 * blank line behind. Version 4 writes names of values as "::Start".
 */
final class DetailFile {
  private static final Pattern ANY = Pattern.compile("^::");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s*([A-Za-z][\\w.:-]{0,120}) (?:=|:=|\\+=|==) (.*)");
  private static final String HEADER = "Detail-Header";

  /**
   * @param offset of the record's first line
   */
  record Entry(Attributes attributes, long offset) {}

  private DetailFile() {}

  static boolean isAttribute(String line) {
    return ATTRIBUTE.matcher(line).matches();
  }

  /**
   * Where the records of a file that grows end: a detail file's at the blank line, of radiusd's log
   * and of JSON each line is one. What tells a header from a line of the log is that it says
   * nothing but the time.
   */
  static Cut.Place place(String line) {
    if (line.isBlank()) {
      return Cut.Place.LAST;
    }
    if (Character.isWhitespace(line.charAt(0)) || isAttribute(line)) {
      return Cut.Place.NEXT;
    }
    return line.contains(": ") || line.startsWith("{") ? Cut.Place.ALONE : Cut.Place.FIRST;
  }

  static List<Entry> entries(byte[] body, List<Line> lines) {
    List<Entry> entries = new ArrayList<>();
    Entry open = null;
    for (Line line : lines) {
      Matcher attribute = ATTRIBUTE.matcher(line.text());
      boolean starts = open == null || afterBlank(body, line);
      if (starts || !attribute.matches()) {
        open = attribute.matches() || header(line) ? opened(entries, line) : open;
      }
      if (attribute.matches()) {
        open.attributes().put(attribute.group(1), unquoted(attribute.group(2)));
      }
    }
    return entries;
  }

  private static boolean header(Line line) {
    return Character.isLetter(line.text().charAt(0));
  }

  private static Entry opened(List<Entry> entries, Line line) {
    Entry entry = new Entry(new Attributes(), line.offset());
    if (!isAttribute(line.text())) {
      entry.attributes().put(HEADER, line.text());
    }
    entries.add(entry);
    return entry;
  }

  /** True when a blank line stands before this one. */
  private static boolean afterBlank(byte[] body, Line line) {
    int at = line.offset() - 2;
    while (at >= 0 && (body[at] == '\r' || body[at] == ' ' || body[at] == '\t')) {
      at--;
    }
    return line.offset() > 1 && at >= 0 && body[at] == '\n';
  }

  private static String unquoted(String raw) {
    String text = raw.strip();
    boolean quoted =
        text.length() >= 2
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : ANY.matcher(text).replaceFirst("");
  }
}
