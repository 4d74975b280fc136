package io.portcullis.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.portcullis.replay.world.Difference;
import io.portcullis.replay.world.Episode;

/** For people, in columns. */
public final class TextReport {
  private TextReport() {}

  /**
   * @param most lines of the difference that are printed
   */
  public static String of(WhatIf w, int most) {
    List<String> lines = new ArrayList<>();
    lines.add(w.title());
    lines.add(
        "%,d signals about %,d subjects, %s to %s"
            .formatted(w.signals(), w.subjects(), Words.moment(w.from()), Words.moment(w.to())));
    w.played().forEach(p -> lines.add("  " + p));
    lines.add("");
    figures(w, lines);
    trips(w, lines);
    difference(w, most, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void figures(WhatIf w, List<String> lines) {
    Outline a = w.before();
    Outline b = w.after();
    lines.add("%-28s %16s %16s".formatted("", w.first(), w.second()));
    lines.add("%-28s %16.16s %16.16s".formatted("digest of the rules", a.rules(), b.rules()));
    row(lines, "subjects held", a.held(), b.held());
    row(lines, "subjects revoked", a.revoked(), b.revoked());
    row(lines, "released", a.released(), b.released());
    row(lines, "half held, people asked", a.downgraded(), b.downgraded());
    row(lines, "held back by the guard", a.waited(), b.waited());
    row(lines, "breakers tripped", a.trips().size(), b.trips().size());
    if (a.setAside() + b.setAside() > 0) {
      row(lines, "set aside: a rule ran on", a.setAside(), b.setAside());
    }
    findings(a, b, lines);
    if (a.notKept() + b.notKept() > 0) {
      row(lines, "not kept, only counted", a.notKept(), b.notKept());
    }
  }

  private static void findings(Outline a, Outline b, List<String> lines) {
    TreeSet<String> rules = new TreeSet<>(a.findings().keySet());
    rules.addAll(b.findings().keySet());
    if (!rules.isEmpty()) {
      lines.add("findings opened by");
    }
    rules.forEach(r -> row(lines, "  " + r, count(a.findings(), r), count(b.findings(), r)));
  }

  private static long count(Map<String, Long> findings, String rule) {
    return findings.getOrDefault(rule, 0L);
  }

  private static void row(List<String> lines, String what, long first, long second) {
    lines.add("%-36s %,8d %,16d".formatted(what, first, second));
  }

  private static void trips(WhatIf w, List<String> lines) {
    w.before().trips().forEach(t -> trip(lines, w.first(), t));
    w.after().trips().forEach(t -> trip(lines, w.second(), t));
  }

  private static void trip(List<String> lines, String side, Outline.Trip t) {
    lines.add(
        "%s: breaker %s opens at %s".formatted(side, Words.plain(t.limit()), Words.moment(t.at())));
  }

  private static void difference(WhatIf w, int most, List<String> lines) {
    Difference d = w.difference();
    lines.add("");
    lines.add(
        "%,d the same, %,d only with %s (-), %,d only with %s (+)"
            .formatted(d.same(), d.gone().size(), w.first(), d.added().size(), w.second()));
    d.lines().stream().limit(most).forEach(l -> lines.add(line(l, w)));
    if (d.lines().size() > most) {
      lines.add("and %,d more; --lines says how many are shown".formatted(d.lines().size() - most));
    }
  }

  private static String line(Difference.Line l, WhatIf w) {
    Episode e = l.episode();
    return "%s %s  %-11s  for %s  %s (%s)  %s"
        .formatted(
            l.added() ? "+" : "-",
            Words.moment(e.from()),
            e.standing(),
            Words.length(e, w.to()),
            Words.plain(e.name()),
            e.subject(),
            e.rule());
  }
}
