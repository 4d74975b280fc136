package io.portcullis.replay.report;

import java.util.ArrayList;
import java.util.List;

import io.portcullis.replay.verify.Compared;
import io.portcullis.replay.verify.Verify;

/** Whether a hub decided as it says, in words. */
public final class VerifyText {
  private VerifyText() {}

  public static String of(Verify.Report report) {
    Compared c = report.compared();
    List<String> lines = new ArrayList<>();
    lines.add("%,d signals, %,d subjects".formatted(report.signals(), report.subjects()));
    lines.add("%,d decisions are the same as in the records".formatted(c.equal()));
    lines.add("%,d are otherwise, or on one side only".formatted(c.different()));
    lines.add(
        "%,d are older than the records that are kept, %,d newer".formatted(c.older(), c.newer()));
    lines.add("digest again    " + c.again());
    lines.add("digest recorded " + c.recorded());
    if (!report.whole()) {
      lines.add(
          "the oldest signals are no longer kept: subjects that were known before begin from nothing here");
    }
    lines.addAll(c.differences());
    lines.add(verdict(report));
    return String.join("\n", lines) + "\n";
  }

  private static String verdict(Verify.Report report) {
    if (report.same()) {
      return "the same";
    }
    return report.compared().different() == 0
        ? "NOTHING TO COMPARE: there are no records of decisions with a digest"
        : "NOT THE SAME";
  }
}
