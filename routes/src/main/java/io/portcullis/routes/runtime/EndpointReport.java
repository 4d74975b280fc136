package io.portcullis.routes.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.model.Remarks;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.Subject;
import io.portcullis.routes.api.EndpointView;
import io.portcullis.routes.endpoint.EndpointWatch;
import io.portcullis.routes.endpoint.Target;
import io.portcullis.routes.endpoint.Targets;
import io.portcullis.routes.explain.SubjectIndex;

/** What is remarked of the endpoints, by this hub's copy of the subjects: any hub can tell. */
final class EndpointReport {
  private final Map<String, List<EndpointView.Remarked>> remarks = new TreeMap<>();

  private EndpointReport() {}

  /** Those that are configured, and others of which anything is remarked, by name. */
  static List<EndpointView> of(Targets targets, SubjectIndex subjects) {
    EndpointReport report = new EndpointReport();
    targets.configured().forEach(t -> report.remarks.put(t.item(), new ArrayList<>()));
    subjects.each(summary -> report.add(summary.subject()));
    Map<String, String> owners = new TreeMap<>();
    for (Target target : targets.configured()) {
      owners.putIfAbsent(target.item(), target.owner());
    }
    return report.remarks.entrySet().stream()
        .map(e -> view(e.getKey(), owners.getOrDefault(e.getKey(), ""), e.getValue()))
        .toList();
  }

  private void add(Subject subject) {
    for (Remarks about : subject.facts().remarks()) {
      if (about.source().equals(EndpointWatch.SOURCE) && !about.said().isEmpty()) {
        List<EndpointView.Remarked> of =
            remarks.computeIfAbsent(about.item(), k -> new ArrayList<>());
        about.said().forEach(said -> of.add(remarked(subject, said)));
      }
    }
  }

  private static EndpointView.Remarked remarked(Subject subject, Said said) {
    return new EndpointView.Remarked(said.kind(), said.since(), said.detail(), subject.id());
  }

  private static EndpointView view(
      String endpoint, String owner, List<EndpointView.Remarked> remarked) {
    return new EndpointView(
        endpoint,
        owner,
        remarked.stream()
            .sorted(
                Comparator.comparing(EndpointView.Remarked::kind)
                    .thenComparing(EndpointView.Remarked::subject))
            .toList());
  }
}
