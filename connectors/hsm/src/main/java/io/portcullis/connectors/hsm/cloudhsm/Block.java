package io.portcullis.connectors.hsm.cloudhsm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.Line;

/**
 * The lines of one event.
 *
 * @param fields by name in lower case, as they stand
 * @param offset of its first line in the body
 */
record Block(Map<String, String> fields, int offset) {
  private static final Pattern FIELD = Pattern.compile("\\s*([A-Za-z][A-Za-z/() ]{0,40})\\t?:(.*)");
  private static final int MAX_FIELDS = 64;

  /** A block begins with each "Time" line; lines before the first one are a block too. */
  static List<Block> of(byte[] body) {
    List<Block> blocks = new ArrayList<>();
    for (Line line : Line.of(body)) {
      Matcher field = FIELD.matcher(line.text());
      boolean named = field.matches();
      if (blocks.isEmpty() || (named && field.group(1).strip().equalsIgnoreCase("Time"))) {
        blocks.add(new Block(new LinkedHashMap<>(), line.offset()));
      }
      Map<String, String> fields = blocks.getLast().fields();
      if (named && fields.size() < MAX_FIELDS) {
        fields.putIfAbsent(lower(field.group(1).strip()), field.group(2).strip());
      }
    }
    return blocks;
  }

  /** Where the blocks of a log that grows end: at a blank line, or before the next "Time". */
  static Cut.Place place(String line) {
    if (line.isBlank()) {
      return Cut.Place.LAST;
    }
    Matcher field = FIELD.matcher(line);
    boolean begins = field.matches() && field.group(1).strip().equalsIgnoreCase("Time");
    return begins ? Cut.Place.FIRST : Cut.Place.NEXT;
  }

  String text(String name) {
    return fields.getOrDefault(lower(name), "");
  }

  String need(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new BadRecord(name + ": missing");
    }
    return text;
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
