package io.portcullis.connectors.hsm.aws;

import java.io.IOException;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;

/**
 * Source type {@code aws-cloudtrail}. Reads one event of CloudTrail's record format, the {@code
 * Records} of a log file, the {@code detail} of EventBridge, and the {@code logEvents} of a
 * CloudWatch Logs subscription, whose messages hold the event as text. Of a digest file it reads
 * the place in its chain.
 */
public final class CloudTrailParser implements Parser {
  private static final List<String> ENVELOPES = List.of("Records", "logEvents");

  @Override
  public String type() {
    return "aws-cloudtrail";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    RecordReader<Doc> reader = (doc, place) -> read(doc, place, context);
    List<Parsed> parsed =
        JsonBody.parse(body, ENVELOPES, reader.numbered(doc -> DigestFile.mark(doc, context)));
    return parsed.size() == 1 ? List.of(DigestFile.linked(parsed.getFirst(), body)) : parsed;
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    return DigestFile.is(doc)
        ? new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING)
        : new TrailEvent(event(doc), place, context).parsed();
  }

  private static Doc event(Doc doc) {
    if (doc.has("eventName") || doc.has("insightDetails")) {
      return doc;
    }
    if (doc.at("detail").isObject()) {
      return doc.at("detail");
    }
    return doc.has("message") ? inner(doc.text("message")) : doc;
  }

  private static Doc inner(String message) {
    try {
      return Doc.of(Json.VENDOR.readTree(message));
    } catch (IOException e) {
      throw new BadRecord("message: not a JSON document");
    }
  }
}
