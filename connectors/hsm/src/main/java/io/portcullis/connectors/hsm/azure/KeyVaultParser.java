package io.portcullis.connectors.hsm.azure;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;

/**
 * Source type {@code azure-keyvault}. Reads the resource log of Key Vault and Managed HSM as Azure
 * Monitor exports it ({@code records} of an event hub, or one), and Event Grid's notices.
 */
public final class KeyVaultParser implements Parser {
  @Override
  public String type() {
    return "azure-keyvault";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    RecordReader<Doc> reader = (doc, place) -> record(doc, new Origin(context, place));
    return JsonBody.parse(
        body, List.of("records"), reader.numbered(doc -> CloudHsmNumber.of(doc, context)));
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.has("operationName")) {
      return new AuditEvent(doc, origin).parsed();
    }
    if (doc.first("eventType", "type").startsWith("Microsoft.KeyVault.")) {
      return new GridNotice(doc, origin).parsed();
    }
    if (doc.has("metricName")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    throw new BadRecord("operationName: missing, and it is no Event Grid notice of Key Vault");
  }
}
