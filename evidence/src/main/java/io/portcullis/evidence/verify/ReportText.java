package io.portcullis.evidence.verify;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people. */
public final class ReportText {
  private ReportText() {}

  /** The last line is the answer. */
  public static String of(Report report) {
    StringBuilder out = new StringBuilder();
    report.chains().forEach((name, chain) -> line(out, chain(name, chain)));
    if (!report.complete()) {
      line(out, "chains       not all of the hub's are here, as the export itself says");
    }
    line(out, "records      %,d (%s)", report.records(), pairs(report.datasets()));
    signed(out, report.signed());
    tail(out, report);
    if (report.pruned() > 0) {
      line(out, "pruned       %,d records are gone, as signed prunes allow", report.pruned());
    }
    report.redacted().forEach((order, n) -> line(out, "redacted     %,d, order %s", n, order));
    if (report.late() > 0) {
      line(
          out,
          "late         %,d records bear a time an hour or more before the checkpoint before theirs",
          report.late());
    }
    problems(out, report);
    return out.append(answer(report)).append('\n').toString();
  }

  private static String chain(String name, Report.ChainLine chain) {
    String range = chain.records() == 0 ? "nothing" : chain.first() + " to " + chain.last();
    return "chain        %s: %s, %,d records%s"
        .formatted(name, range, chain.records(), chain.part() ? " (a part of the chain)" : "");
  }

  private static void signed(StringBuilder out, Report.Signed signed) {
    if (signed.checkpoints() == 0) {
      line(out, "checkpoints  none: the end of a chain, or all of it, could be another");
      return;
    }
    line(out, "checkpoints  %,d", signed.checkpoints());
    for (String key : signed.keys()) {
      line(out, "key          %s", key);
    }
    line(
        out,
        "trust        %s",
        signed.trusted()
            ? "by the key that was given"
            : "the key lies beside the records: whoever made them could have made it; give one with --key");
    if (!signed.witnesses().isEmpty()) {
      line(
          out,
          "witnesses    %s%s",
          pairs(signed.witnesses()),
          signed.stampsChecked() || !signed.witnesses().containsKey("rfc3161")
              ? ""
              : "; the time stamps were read and not checked: give their authority with --tsa");
    }
  }

  private static void tail(StringBuilder out, Report report) {
    Report.Tail tail = report.tail();
    line(
        out,
        "tail         %s",
        tail.witnessed()
            .map(
                seen ->
                    "%,d records in %,d seconds are newer than the last witnessed checkpoint (%d of %s)"
                        .formatted(tail.records(), tail.seconds(), seen.number(), seen.at()))
            .orElse("no checkpoint is witnessed: the end could have been cut off"));
    if (report.signed().checkpoints() > 0) {
      line(out, "unsigned     %,d records are newer than the last checkpoint", tail.unsigned());
    }
  }

  private static void problems(StringBuilder out, Report report) {
    for (Map.Entry<ProblemKind, Long> count : report.counts().entrySet()) {
      line(out, "%s: %,d", count.getKey().word(), count.getValue());
      report.problems().stream()
          .filter(p -> p.kind() == count.getKey())
          .forEach(p -> line(out, "  %s: %s", p.place(), p.text()));
      if (count.getValue() > Problems.KEPT) {
        line(out, "  (the first %d are named)", Problems.KEPT);
      }
    }
  }

  private static String answer(Report report) {
    if (!report.holds()) {
      return "DOES NOT HOLD: " + words(report);
    }
    return report.signed().checkpoints() == 0
        ? "holds, as far as it can without checkpoints"
        : "holds";
  }

  private static String words(Report report) {
    return report.counts().entrySet().stream()
        .map(e -> "%s %,d".formatted(e.getKey().word(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String pairs(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder out, String form, Object... values) {
    out.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
