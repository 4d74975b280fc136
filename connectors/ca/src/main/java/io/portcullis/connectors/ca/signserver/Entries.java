package io.portcullis.connectors.ca.signserver;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.Line;

/** Puts lines together that belong to one entry: only a PEM block makes an entry span lines. */
final class Entries {
  private static final int MAX_CHARS = 200_000;
  private static final Pattern LOG_LINE =
      Pattern.compile(
          "(?:<\\d{1,3}>.*|(?:\\d{4}-\\d\\d-\\d\\d[T ])?\\d\\d:\\d\\d:\\d\\d[,.]\\d{3}.*)");

  private Entries() {}

  static List<Line> of(List<Line> lines) {
    List<Line> entries = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int offset = 0;
    for (Line line : lines) {
      boolean begins = begins(line.text()) || open.isEmpty() || complete(open);
      if (begins || open.length() > MAX_CHARS) {
        close(entries, open, offset);
        offset = line.offset();
      } else {
        open.append('\n');
      }
      open.append(line.text());
    }
    close(entries, open, offset);
    return entries;
  }

  /** Where entries of a log that grows end: before the next one, or by themselves. */
  static Cut.Place place(String line) {
    boolean ends = line.contains("; REPLY_TIME:");
    boolean spans = line.contains("CERTIFICATE") && !ends;
    if (begins(line)) {
      return spans ? Cut.Place.FIRST : Cut.Place.ALONE;
    }
    return ends ? Cut.Place.LAST : Cut.Place.NEXT;
  }

  private static void close(List<Line> entries, StringBuilder open, int offset) {
    if (!open.isEmpty()) {
      entries.add(new Line(open.toString(), offset));
      open.setLength(0);
    }
  }

  private static boolean begins(String line) {
    return line.contains("EVENT: ")
        || line.contains("LOG_ID: ")
        || LOG_LINE.matcher(line).matches();
  }

  /** False while a certificate, or what stands behind it, is awaited: an entry ends in its time. */
  private static boolean complete(StringBuilder open) {
    return open.indexOf("CERTIFICATE") < 0 || open.indexOf("; REPLY_TIME:") > 0;
  }
}
