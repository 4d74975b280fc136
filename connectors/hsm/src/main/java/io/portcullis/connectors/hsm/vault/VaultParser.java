package io.portcullis.connectors.hsm.vault;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code vault}. Reads entries of a file, socket or syslog audit device in JSON, one on
 * each line. Vault writes two for each call, {@code request} before it and {@code response} after.
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
    return JsonBody.parse(body, List.of(), (doc, place) -> read(doc, place, context));
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    String type = doc.need("type");
    if (!type.equals("request") && !type.equals("response")) {
      throw new BadRecord("type: neither request nor response");
    }
    return new AuditEntry(doc, place, context).parsed();
  }
}
