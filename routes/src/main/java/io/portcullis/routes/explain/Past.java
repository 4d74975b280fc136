package io.portcullis.routes.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Finding;
import io.portcullis.model.Subject;
import io.portcullis.routes.api.ClosedFinding;
import io.portcullis.routes.decide.Step;

/** Findings that were closed within the steps that are kept, the last to be closed first. */
final class Past {
  private Past() {}

  /**
   * @param steps oldest first
   */
  static List<ClosedFinding> of(Subject subject, List<Step> steps) {
    Map<String, ClosedFinding> closed = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Finding finding : step.closed()) {
        ClosedFinding told = closed(finding, subject.id(), step);
        closed.remove(told.id());
        closed.put(told.id(), told);
      }
    }
    subject.findings().forEach(open -> closed.remove(open.id(subject.id())));
    return List.copyOf(new ArrayList<>(closed.values()).reversed());
  }

  private static ClosedFinding closed(Finding finding, String subject, Step step) {
    return new ClosedFinding(
        finding.id(subject),
        finding.rule(),
        finding.version(),
        finding.digest(),
        finding.reason(),
        finding.since(),
        step.signal().receivedAt(),
        step.signal().id());
  }
}
