package io.portcullis.routes.keys;

import java.util.List;

import io.portcullis.connectors.api.Html;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.Backlog;
import io.portcullis.model.keys.Concern;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.Stage;
import io.portcullis.model.keys.Told;

/** The control matrix as one page that needs nothing else: a table for each key. */
public final class MatrixHtml {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Portcullis: controls of keys</title>
      <style>
      body { font: 14px/1.4 sans-serif; margin: 2em; color: #1c1c1c; }
      table { border-collapse: collapse; margin: 1em 0; }
      th, td { text-align: left; padding: .3em .6em; border: 1px solid #bbb; vertical-align: top; }
      td.MET { background: #e2f3e2; } td.NOT_MET { background: #f8dcdc; }
      td.NOT_KNOWN { background: #f6f0d8; } td.off { background: #f2f2f2; color: #666; }
      small { color: #555; }
      </style>
      </head>
      <body>
      <h1>Controls of keys</h1>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  private MatrixHtml() {}

  /**
   * @param asOf when the hub last knew everything, or empty
   */
  public static String of(String asOf, List<KeyControls> keys) {
    MatrixHtml page = new MatrixHtml();
    page.add("<p>").text(asOf.isEmpty() ? "As far as this hub knows" : "As of " + asOf);
    page.text(", " + keys.size() + " keys. Grey: not asked of a key of that tier.").add("</p>\n");
    page.backlog(Backlog.of(keys));
    keys.forEach(page::key);
    return page.add("</body>\n</html>\n").html.toString();
  }

  private void backlog(List<Backlog.Move> moves) {
    add("<h2>To be moved into an HSM</h2>\n<ol>\n");
    for (Backlog.Move move : moves) {
      add("<li>").text(move.name()).add(" <small>").text(move.because()).add("</small></li>\n");
    }
    add("</ol>\n");
  }

  private void key(KeyControls key) {
    add("<h2>").text(key.name()).add("</h2>\n<p>");
    text(key.id() + ", tier " + KeyDeclaration.word(key.profile().tier()));
    text(", " + key.gaps() + " gaps").add("</p>\n<table>\n<tr><th></th>");
    for (Concern concern : Concern.values()) {
      add("<th>").text(KeyDeclaration.word(concern)).add("</th>");
    }
    add("</tr>\n");
    for (Stage stage : Stage.values()) {
      add("<tr><th>").text(KeyDeclaration.word(stage)).add("</th>");
      key.cells().stream().filter(cell -> cell.stage() == stage).forEach(this::cell);
      add("</tr>\n");
    }
    add("</table>\n");
  }

  private void cell(KeyControls.Cell cell) {
    add("<td class=\"" + (cell.wanted() ? cell.met().name() : "off") + "\">");
    text(KeyDeclaration.word(cell.met()).replace('-', ' ')).add(": ").text(cell.asks());
    for (Told told : cell.evidence()) {
      String by = (told.source() + told.at().map(at -> " " + at).orElse("")).strip();
      add("<br><small>").text(told.text() + (by.isEmpty() ? "" : " [" + by + "]")).add("</small>");
    }
    add("</td>");
  }

  private MatrixHtml text(String text) {
    return add(Html.escaped(text));
  }

  private MatrixHtml add(String markup) {
    html.append(markup);
    return this;
  }
}
