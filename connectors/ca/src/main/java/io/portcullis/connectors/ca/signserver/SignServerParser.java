package io.portcullis.connectors.ca.signserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Utf8;

/**
 * Source type {@code signserver}: entries "NAME: value; NAME: value; ..." of the system log and of
 * worker loggers. A certificate in an entry spans lines, so a body is one text of many entries.
 */
public final class SignServerParser implements Parser {
  @Override
  public String type() {
    return "signserver";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Optional<Cut> cut() {
    return Optional.of(Entries::place);
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    List<Line> entries = Entries.of(Line.of(body));
    if (entries.isEmpty()) {
      return List.of(new Parsed.Broken("the body is empty", 0));
    }
    if (entries.size() > JsonBody.MAX_RECORDS) {
      return List.of(JsonBody.TOO_MANY);
    }
    RecordReader<Line> reader = (entry, place) -> Entry.read(entry.text(), place, context);
    List<Parsed> parsed = new ArrayList<>(entries.size());
    entries.forEach(entry -> parsed.add(reader.guarded(entry, entry.offset())));
    return List.copyOf(parsed);
  }
}
