package io.portcullis.connectors.ca.leaks;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Source type {@code gitleaks}: a report as JSON, or as SARIF 2.1.0, where a run is one record. */
public final class GitleaksParser implements Parser {
  @Override
  public String type() {
    return "gitleaks";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, List.of("runs"), (doc, place) -> read(doc, place, context));
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    List<Leak> leaks = doc.has("results") ? Sarif.leaks(doc, context) : List.of(json(doc, context));
    return leaks.isEmpty()
        ? new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING)
        : new Reading(leaks, place, context).parsed("Gitleaks", "gitleaks.finding");
  }

  /** One finding of a JSON report (github.com/gitleaks/gitleaks, report/finding.go). */
  private static Leak json(Doc doc, ParseContext context) {
    return Leak.of(
        doc.need("RuleID"),
        doc.text("Description"),
        doc.need("File") + ":" + doc.text("StartLine"),
        new Leak.Commit(
            doc.text("Commit"),
            doc.text("Author"),
            doc.text("Email"),
            Leak.time(context, doc, "Date")),
        doc.text("Fingerprint"),
        Secret.first(doc, "Secret", "Match"));
  }
}
