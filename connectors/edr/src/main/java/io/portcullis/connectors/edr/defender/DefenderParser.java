package io.portcullis.connectors.edr.defender;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code defender}. Reads rows of the streaming API ({@code records} of {@code
 * category} and {@code properties}), results of advanced hunting ({@code results}), and pages
 * ({@code value}) of Graph's alerts and incidents and of Defender for Endpoint's API.
 */
public final class DefenderParser implements Parser {
  private static final List<String> ENVELOPES = List.of("records", "value", "results");
  private static final String PREFIX = "AdvancedHunting-";

  @Override
  public String type() {
    return "defender";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, ENVELOPES, (doc, place) -> record(doc, new Origin(context, place)));
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.at("properties").present() || doc.text("category").startsWith(PREFIX)) {
      return streamed(doc, origin);
    }
    boolean graph = doc.has("serviceSource") || doc.has("incidentWebUrl");
    if (graph && doc.has("createdDateTime")) {
      return GraphAlert.of(doc, origin).parsed();
    }
    if (doc.has("vendorInformation")) {
      return new FormerAlert(doc, origin).parsed();
    }
    if (doc.has("alertCreationTime") || (doc.has("machineId") && doc.has("severity"))) {
      return new EndpointAlert(doc, origin).parsed();
    }
    if (doc.has("computerDnsName")) {
      return new Machine(doc, origin).parsed();
    }
    return hunted(doc, origin);
  }

  private static Parsed streamed(Doc doc, Origin origin) {
    Doc columns = doc.object("properties");
    if (!columns.present()) {
      throw new BadRecord(doc.at("properties").path() + ": missing");
    }
    String table = doc.need("category").replaceFirst("^" + PREFIX, "");
    return Tables.read(new Row(table, columns, doc.text("time"), origin));
  }

  /** A row of a query's result does not say of which table it is: its columns do. */
  private static Parsed hunted(Doc doc, Origin origin) {
    String table = Tables.guess(doc);
    if (table.isEmpty()) {
      throw new BadRecord(
          "category: missing, and neither alert, machine nor columns of a known table stand there");
    }
    return Tables.read(new Row(table, doc, "", origin));
  }
}
