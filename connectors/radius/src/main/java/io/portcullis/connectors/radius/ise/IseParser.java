package io.portcullis.connectors.radius.ise;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.portcullis.connectors.api.Assembly;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Syslog;

/**
 * Source type {@code cisco-ise}: syslog lines. A long message comes in segments, which are put
 * together where they stand in one body; a segment by itself is read for what it holds.
 */
public final class IseParser implements Parser {
  private static final Parsed HELD = new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);

  @Override
  public String type() {
    return "cisco-ise";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Assembly assembly() {
    return SegmentHeader::piece;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    Segments segments = new Segments();
    TreeMap<Long, Parsed> parsed = new TreeMap<>();
    List<Parsed> lines =
        Lines.parse(
            body,
            (line, place) -> {
              segments.add(Syslog.read(line.text(), context), place);
              return HELD;
            });
    for (Parsed line : lines) {
      if (line instanceof Parsed.Broken broken) {
        parsed.put(broken.offset(), broken);
      }
    }
    RecordReader<Segments.Whole> reader =
        (whole, place) -> Reading.of(Message.of(whole, context), place, context);
    segments.messages().forEach(w -> parsed.put(w.offset(), reader.guarded(w, w.offset())));
    return new ArrayList<>(parsed.values());
  }
}
