package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.rules.Threshold;

/**
 * Rules and their thresholds as people read them.
 *
 * @param out takes lines
 */
record GroundsText(Lines out) {
  /** Takes one line, at a depth from 0. */
  interface Lines {
    void line(int depth, String content);
  }

  /** Below the finding that they are the grounds of. */
  void grounds(Grounds grounds) {
    grounds.text().lines().forEach(line -> out.line(2, line));
    grounds.thresholds().forEach(threshold -> threshold(threshold, "it would not be open"));
    if (!grounds.note().isEmpty()) {
      out.line(2, grounds.note());
    }
  }

  void closed(List<ClosedFinding> closed) {
    if (!closed.isEmpty()) {
      out.line(0, "Findings that were closed, the last first");
    }
    for (ClosedFinding finding : closed) {
      out.line(1, finding.rule() + " v" + finding.version() + ": " + finding.reason());
      out.line(
          2,
          "from %s to %s, ended by signal %s, id %s, rules %s"
              .formatted(
                  finding.since(),
                  finding.closedAt(),
                  finding.signal(),
                  finding.id(),
                  finding.digest()));
    }
  }

  void silent(List<SilentRule> silent) {
    if (!silent.isEmpty()) {
      out.line(0, "Rules that find nothing and are near to it");
    }
    for (SilentRule rule : silent) {
      out.line(1, rule.rule() + ": " + rule.title());
      rule.opensAt().ifPresent(at -> out.line(2, "opens at " + at + " if nothing changes"));
      rule.thresholds().forEach(threshold -> threshold(threshold, "it would be open"));
    }
  }

  private void threshold(Threshold threshold, String otherwise) {
    String bounds = " (" + threshold.min() + " to " + threshold.max() + ")";
    String nearest =
        threshold
            .nearest()
            .map(value -> "with " + value + " " + otherwise)
            .orElse("none within bounds would have changed it");
    out.line(2, threshold.name() + " " + threshold.value() + bounds + ": " + nearest);
  }
}
