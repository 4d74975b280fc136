package io.portcullis.connectors.ca.leaks;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;

/** The results of one run (OASIS SARIF 2.1.0, section 3.27), as Gitleaks writes them. */
final class Sarif {
  private Sarif() {}

  static List<Leak> leaks(Doc run, ParseContext context) {
    List<Doc> results = run.list("results");
    if (results.size() > JsonBody.MAX_RECORDS) {
      throw new BadRecord("results: more than " + JsonBody.MAX_RECORDS);
    }
    List<Leak> leaks = new ArrayList<>(results.size());
    results.forEach(result -> leaks.add(leak(result, context)));
    return leaks;
  }

  private static Leak leak(Doc result, ParseContext context) {
    Doc location = first(result, "locations").object("physicalLocation");
    Doc prints = result.object("partialFingerprints");
    String file = location.text("artifactLocation.uri");
    String line = location.text("region.startLine");
    String rule = result.need("ruleId");
    String commit = prints.text("commitSha");
    return Leak.of(
        rule,
        "",
        file + ":" + line,
        new Leak.Commit(
            commit,
            prints.text("author"),
            prints.text("email"),
            Leak.time(context, prints, "date")),
        String.join(":", commit, file, rule, line),
        Secret.first(location.object("region").object("snippet"), "text"));
  }

  private static Doc first(Doc doc, String field) {
    List<Doc> items = doc.list(field);
    return items.isEmpty() ? Doc.none() : items.get(0);
  }
}
