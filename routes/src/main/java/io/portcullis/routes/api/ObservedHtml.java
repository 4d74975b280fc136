package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.connectors.api.Html;
import io.portcullis.routes.api.Observed.Count;
import io.portcullis.routes.api.Observed.Line;
import io.portcullis.routes.api.Observed.OfRule;

/** The report as one page that needs nothing else: no script, no style and no picture from afar. */
public final class ObservedHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Portcullis: what would be cut off</title>
      <style>
      body { font: 15px/1.4 sans-serif; margin: 2em; color: #1c1c1c; }
      table { border-collapse: collapse; margin: 1em 0; }
      th, td { text-align: left; padding: .25em .8em; border-bottom: 1px solid #ccc; vertical-align: top; }
      td.n { text-align: right; }
      </style>
      </head>
      <body>
      <h1>What would be cut off</h1>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  private ObservedHtml() {}

  public static String of(Observed report) {
    ObservedHtml page = new ObservedHtml();
    ObservedText.summary(report).forEach(s -> page.add("<p>" + Html.escaped(s) + "</p>\n"));
    page.rules(report.rules());
    page.counts("Group", report.groups());
    page.counts("Owner", report.owners());
    page.findings(report);
    return page.add("</body>\n</html>\n").html.toString();
  }

  private void rules(List<OfRule> rules) {
    heads(
        "By rule", "Rule", "Title", "Mode", "Quarantined", "Revoked", "Reached already", "Exempt");
    for (OfRule r : rules) {
      add("<tr>").cell(r.rule()).cell(r.title()).cell(ObservedText.mode(r));
      number(r.quarantined()).number(r.revoked()).number(r.acting()).number(r.exempt());
      add("</tr>\n");
    }
    add("</table>\n");
  }

  private void counts(String by, List<Count> counts) {
    heads("By " + by.toLowerCase(java.util.Locale.ROOT), by, "Cut off", "Revoked");
    for (Count c : counts) {
      add("<tr>").cell(c.name()).number(c.cutOff()).number(c.revoked()).add("</tr>\n");
    }
    add("</table>\n");
  }

  private void findings(Observed report) {
    heads("Findings", "Subject", "Owner", "Groups", "Rule", "Requires", "Since", "Mode because");
    for (Line f : report.findings()) {
      add("<tr>").cell(f.name()).cell(f.owner()).cell(String.join(", ", f.groups()));
      cell(f.rule()).cell(f.standing().name()).cell(f.since().toString()).cell(f.modeWhy());
      add("</tr>\n");
    }
    add("</table>\n");
    if (report.more() > 0) {
      add("<p>" + report.more() + " more findings are not listed.</p>\n");
    }
  }

  private void heads(String title, String... heads) {
    add("<h2>" + Html.escaped(title) + "</h2>\n<table>\n<tr>");
    for (String head : heads) {
      add("<th>" + Html.escaped(head) + "</th>");
    }
    add("</tr>\n");
  }

  private ObservedHtml cell(String text) {
    return add("<td>" + Html.escaped(text) + "</td>");
  }

  private ObservedHtml number(long value) {
    return add("<td class=\"n\">" + value + "</td>");
  }

  private ObservedHtml add(String markup) {
    html.append(markup);
    return this;
  }
}
