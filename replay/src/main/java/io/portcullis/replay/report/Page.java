package io.portcullis.replay.report;

import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Html;
import io.portcullis.replay.world.Difference;
import io.portcullis.replay.world.Episode;

/** A page that stands alone: no script, nothing from elsewhere, and everything escaped. */
public final class Page {
  /** Most lines of the difference on a page. */
  static final int MOST_ROWS = 5_000;

  private static final String STYLE =
      """
      body{font:15px/1.4 system-ui,sans-serif;max-width:960px;margin:2em auto;padding:0 1em;color:#222}
      table{border-collapse:collapse;width:100%}td,th{padding:.2em .6em;text-align:left;border-bottom:1px solid #ddd}
      td.n,th.n{text-align:right}svg{width:100%;height:auto}path{fill:none}.axis{stroke:#999}
      .before{stroke:#888;stroke-width:2}.after{stroke:#c00;stroke-width:2}.trip{stroke:#e80;stroke-dasharray:3 3}
      text{font-size:11px;fill:#555}.plus{color:#c00}.minus{color:#555}
      """;

  private Page() {}

  public static String of(WhatIf w, List<Episode> before, List<Episode> after) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title><style>
        %s</style></head><body>
        <h1>%s</h1>
        <p>%,d signals about %,d subjects, %s to %s.</p>
        <ul>%s</ul>
        %s<p>Subjects held or revoked: <b class="minus">%s</b>, <b class="plus">%s</b>; dashed: a breaker opens.</p>
        %s
        %s
        </body></html>
        """
        .formatted(
            Html.escaped(w.title()),
            STYLE,
            Html.escaped(w.title()),
            w.signals(),
            w.subjects(),
            Html.escaped(Words.moment(w.from())),
            Html.escaped(Words.moment(w.to())),
            w.played().stream().map(p -> "<li>" + Html.escaped(p)).collect(Collectors.joining()),
            Plot.svg(w, before, after),
            Html.escaped(w.first()),
            Html.escaped(w.second()),
            figures(w),
            difference(w));
  }

  private static String figures(WhatIf w) {
    Outline a = w.before();
    Outline b = w.after();
    return "<table><tr><th><th class=\"n\">"
        + Html.escaped(w.first())
        + "<th class=\"n\">"
        + Html.escaped(w.second())
        + row("subjects held", a.held(), b.held())
        + row("subjects revoked", a.revoked(), b.revoked())
        + row("released", a.released(), b.released())
        + row("half held, people asked", a.downgraded(), b.downgraded())
        + row("held back by the guard", a.waited(), b.waited())
        + row("breakers tripped", a.trips().size(), b.trips().size())
        + "</table>";
  }

  private static String row(String what, long first, long second) {
    return "<tr><td>%s<td class=\"n\">%,d<td class=\"n\">%,d"
        .formatted(Html.escaped(what), first, second);
  }

  private static String difference(WhatIf w) {
    Difference d = w.difference();
    String rows =
        d.lines().stream().limit(MOST_ROWS).map(l -> line(l, w)).collect(Collectors.joining("\n"));
    String more =
        d.lines().size() > MOST_ROWS
            ? "<p>and %,d more".formatted(d.lines().size() - MOST_ROWS)
            : "";
    return "<h2>The difference</h2><p>%,d the same.</p><table><tr><th><th>from<th>for<th>standing<th>subject<th>rule\n%s</table>%s"
        .formatted(d.same(), rows, more);
  }

  private static String line(Difference.Line l, WhatIf w) {
    Episode e = l.episode();
    return "<tr class=\"%s\"><td>%s<td>%s<td>%s<td>%s<td>%s<br><small>%s</small><td>%s"
        .formatted(
            l.added() ? "plus" : "minus",
            l.added() ? "+" : "-",
            Html.escaped(Words.moment(e.from())),
            Html.escaped(Words.length(e, w.to())),
            e.standing(),
            Html.escaped(Words.plain(e.name())),
            Html.escaped(e.subject()),
            Html.escaped(e.rule()));
  }
}
