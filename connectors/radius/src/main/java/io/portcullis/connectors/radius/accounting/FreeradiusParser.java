package io.portcullis.connectors.radius.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Utf8;

/**
 * Source type {@code freeradius}. What starts as JSON is what rlm_rest posts; lines "Attribute =
 * value" are a detail file; other lines are the log of radiusd.
 */
public final class FreeradiusParser implements Parser {
  @Override
  public String type() {
    return "freeradius";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Optional<Cut> cut() {
    return Optional.of(DetailFile::place);
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    List<Line> lines = Line.of(body);
    String first = lines.isEmpty() ? "{" : lines.get(0).text().strip();
    if (first.startsWith("{") || first.startsWith("[")) {
      return JsonBody.parse(
          body,
          List.of(),
          (doc, place) -> new Accounting(Attributes.of(doc), place, context).parsed());
    }
    return lines.stream().anyMatch(line -> DetailFile.isAttribute(line.text()))
        ? detail(body, lines, context)
        : Lines.parse(body, (line, place) -> new LogLine(line.text(), place, context).parsed());
  }

  private static List<Parsed> detail(byte[] body, List<Line> lines, ParseContext context) {
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    List<DetailFile.Entry> entries = DetailFile.entries(body, lines);
    if (entries.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    RecordReader<DetailFile.Entry> reader =
        (entry, place) -> new Accounting(entry.attributes(), place, context).parsed();
    List<Parsed> parsed = new ArrayList<>(entries.size());
    entries.forEach(entry -> parsed.add(reader.guarded(entry, entry.offset())));
    return List.copyOf(parsed);
  }
}
