package io.portcullis.connectors.api.remark;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;

/**
 * What a part of the hub found out of order: a signal for each line. It is no type of source that
 * can be configured.
 */
public final class RemarkParser implements Parser {
  @Override
  public String type() {
    return "remarks";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    if (body.length == 0) {
      // It looked, and has nothing new to tell.
      return List.of();
    }
    return Lines.parse(body, (line, place) -> row(read(line.text()), context, place));
  }

  private static RemarkRow read(String line) {
    try {
      return Json.read(line.getBytes(StandardCharsets.UTF_8), RemarkRow.class);
    } catch (UncheckedIOException e) {
      throw new BadRecord("no remark of the hub's own");
    }
  }

  private static Parsed row(RemarkRow row, ParseContext context, long place) {
    Signals signals = new Signals(context, place, "", context.receivedAt(), Actor.UNKNOWN);
    return signals
        .say(row.kind(), row.aliases(), row.remarked())
        .with(ecs(row.remarked(), context));
  }

  private static Ecs ecs(Remarked remarked, ParseContext context) {
    String kinds =
        remarked.said().stream().map(RemarkParser::word).sorted().collect(Collectors.joining(", "));
    String details = remarked.said().stream().map(Said::detail).collect(Collectors.joining("; "));
    return new Ecs(context.receivedAt(), "Portcullis", "portcullis.remarks")
        .kind("configuration", "info")
        .put("event.action", remarked.said().isEmpty() ? "nothing-remarked" : "remarked")
        .put("event.reason", kinds)
        .put("message", details)
        .put("remark.item", remarked.item());
  }

  private static String word(Said said) {
    return said.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
