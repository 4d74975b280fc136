package io.portcullis.routes.api;

import java.util.List;
import java.util.Locale;

import io.portcullis.routes.api.Observed.Count;
import io.portcullis.routes.api.Observed.OfRule;

/** The report for a terminal: the sum in words, then tables by rule, group and owner. */
public final class ObservedText {
  /** Lines of a table; the JSON has all. */
  private static final int SHOWN = 40;

  private final StringBuilder text = new StringBuilder();

  private ObservedText() {}

  public static String of(Observed report) {
    ObservedText out = new ObservedText();
    summary(report).forEach(line -> out.line("%s", line));
    out.rules(report.rules());
    out.counts("GROUP", report.groups());
    out.counts("OWNER", report.owners());
    return out.text.toString();
  }

  /** What it comes to, one sentence in a line. */
  static List<String> summary(Observed report) {
    String as = report.asOf().isEmpty() ? "as far as this hub knows" : "as of " + report.asOf();
    return List.of(
        "these %d of %d subjects would be cut off, %d of them for good, %s"
            .formatted(report.cutOff(), report.subjects(), report.revoked(), as),
        "%d of them by rules that reach them already; %d more are exempt, %d are cut off now"
            .formatted(report.acting(), report.exempt(), report.held()),
        report.observing() ? "the hub only observes: nothing is acted on" : "the hub acts");
  }

  private void rules(List<OfRule> rules) {
    line("");
    line(
        "%-36s %-14s %11s %8s %7s %7s",
        "RULE", "MODE", "QUARANTINED", "REVOKED", "ALREADY", "EXEMPT");
    for (OfRule r : rules.subList(0, Math.min(SHOWN, rules.size()))) {
      line(
          "%-36s %-14s %11d %8d %7d %7d",
          r.rule(), mode(r), r.quarantined(), r.revoked(), r.acting(), r.exempt());
    }
    rest(rules.size());
  }

  static String mode(OfRule rule) {
    String mode = rule.mode().name().toLowerCase(Locale.ROOT);
    return rule.ramp() == 100 ? mode : mode + " " + rule.ramp() + " %";
  }

  private void counts(String title, List<Count> counts) {
    line("");
    line("%-36s %8s %8s", title, "CUT OFF", "REVOKED");
    for (Count c : counts.subList(0, Math.min(SHOWN, counts.size()))) {
      line("%-36s %8d %8d", printable(c.name()), c.cutOff(), c.revoked());
    }
    rest(counts.size());
  }

  private void rest(int size) {
    if (size > SHOWN) {
      line("... and %d more: --json has them", size - SHOWN);
    }
  }

  /** Vendors' words must not move the reader's cursor. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", " ");
  }

  private void line(String form, Object... values) {
    text.append(form.formatted(values).stripTrailing()).append('\n');
  }
}
