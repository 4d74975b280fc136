package io.portcullis.connectors.hsm.vault;

import java.io.IOException;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code vault}. Reads entries of a file, socket or syslog audit device in JSON, one on
 * each line, behind a syslog header or not. Vault writes two for each call, {@code request} before
 * it and {@code response} after.
 */
public final class VaultParser implements Parser {
  @Override
  public String type() {
    return "vault";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return beginsWithJson(body)
        ? JsonBody.parse(body, List.of(), (doc, place) -> read(doc, place, context))
        : Lines.parse(body, (line, place) -> read(behindHeader(line), place, context));
  }

  private static boolean beginsWithJson(byte[] body) {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '{' || b == '[';
      }
    }
    return true;
  }

  /** The syslog device and relays put a header before the entry; the entry has its own time. */
  private static Doc behindHeader(Line line) {
    int start = line.text().indexOf('{');
    if (start < 0) {
      throw new BadRecord("no JSON object in the line");
    }
    try {
      return Doc.of(Json.VENDOR.readTree(line.text().substring(start)));
    } catch (IOException e) {
      throw new BadRecord("malformed JSON behind the header");
    }
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    String type = doc.need("type");
    if (!type.equals("request") && !type.equals("response")) {
      throw new BadRecord("type: neither request nor response");
    }
    return new AuditEntry(doc, place, context).parsed();
  }
}
