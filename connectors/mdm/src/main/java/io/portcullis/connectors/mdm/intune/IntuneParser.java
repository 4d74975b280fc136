package io.portcullis.connectors.mdm.intune;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code intune}. Reads a single record, the {@code records} envelope of Azure
 * diagnostic settings, and {@code value} pages of Microsoft Graph.
 */
public final class IntuneParser implements Parser {
  private static final List<String> ENVELOPES = List.of("records", "value");

  @Override
  public String type() {
    return "intune";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, ENVELOPES, (record, place) -> record(record, place, context));
  }

  private static Parsed record(Doc record, long place, ParseContext context) {
    Doc doc = record.at("value").isObject() ? record.at("value") : record;
    if (doc.has("category") && (doc.has("operationName") || doc.has("properties"))) {
      return diagnostic(doc, place, context);
    }
    if (doc.has("activityDateTime")) {
      return new GraphAudit(doc, place, context).parsed();
    }
    if (doc.has("complianceState") || doc.has("azureADDeviceId") || doc.has("managedDeviceName")) {
      return new ManagedDevice(doc, place, context).parsed();
    }
    throw new BadRecord(
        "category: missing, and neither complianceState nor activityDateTime tells what it is");
  }

  private static Parsed diagnostic(Doc doc, long place, ParseContext context) {
    if (!doc.object("properties").present()) {
      throw new BadRecord(doc.at("properties").path() + ": missing");
    }
    return switch (doc.text("category").toLowerCase(Locale.ROOT)) {
      case "devices", "devicecomplianceorg" -> new DeviceReport(doc, place, context).parsed();
      case "operationallogs" -> new OperationalLog(doc, place, context).parsed();
      default -> new AuditLog(doc, place, context).parsed();
    };
  }
}
