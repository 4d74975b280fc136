package io.portcullis.connectors.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Frame for line formats: one answer for each line that is not blank. */
public final class Lines {
  private Lines() {}

  /** A body with more than {@link JsonBody#MAX_RECORDS} lines is refused whole. */
  public static List<Parsed> parse(byte[] body, RecordReader<Line> reader) {
    List<Line> lines = Line.of(body);
    if (lines.isEmpty()) {
      return List.of(new Parsed.Broken("the body is empty", 0));
    }
    if (lines.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    List<Parsed> parsed = new ArrayList<>(lines.size());
    for (Line line : lines) {
      parsed.add(one(body, line, reader));
    }
    return List.copyOf(parsed);
  }

  /** Only the line with the bad byte is lost, so each line is looked at by itself. */
  private static Parsed one(byte[] body, Line line, RecordReader<Line> reader) {
    OptionalInt invalid = Utf8.invalidAt(body, line.offset(), end(body, line.offset()));
    return invalid.isPresent()
        ? Utf8.broken(invalid.getAsInt())
        : reader.guarded(line, line.offset());
  }

  private static int end(byte[] body, int from) {
    int to = from;
    while (to < body.length && body[to] != '\n') {
      to++;
    }
    return to;
  }
}
