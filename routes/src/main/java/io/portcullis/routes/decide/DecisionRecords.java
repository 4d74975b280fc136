package io.portcullis.routes.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Decided;
import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.Session;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.fields.About;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Stage;

/** One decision record for each signal, and what actions leave. */
final class DecisionRecords {
  private final Stage stage;
  private final ActionRecords actions;

  DecisionRecords(Stage stage) {
    this.stage = stage;
    this.actions = new ActionRecords(stage);
  }

  void write(Signal signal, State before, Decision decision, String digest) {
    Subject subject = decision.state().subject();
    Documents document =
        Documents.of(Dataset.DECISIONS, signal.receivedAt(), Json.kind(signal.statement()), "")
            .own("signal", signal(signal))
            .own("about", about(subject))
            .own("policy", Map.of("digest", digest))
            .own("decided_digest", Decided.of(signal, decision).digest())
            .own("standing", standing(before.subject(), subject));
    boolean changed = before.subject().trust().admitted() != subject.trust().admitted();
    document
        .sorted(Sorting.of(subject.kind(), changed))
        .addAll(About.of(subject.kind(), subject.aliases()))
        .addAll(KeyFields.of(signal, decision.state()))
        .addAll(RuleFields.of(decision.opened(), decision.closed(), digest));
    if (!decision.opened().isEmpty()) {
      document.alert();
    }
    findings(document, "opened", decision.opened(), subject.id());
    findings(document, "closed", decision.closed(), subject.id());
    findings(document, "mode_changed", moded(before.subject(), subject), subject.id());
    decision
        .proposal()
        .ifPresent(
            p ->
                document.own(
                    "proposal",
                    Map.of(
                        "id",
                        p.id(),
                        "generation",
                        p.generation(),
                        "standing",
                        p.standing().name())));
    List<Session> ended = ended(before.subject(), subject);
    if (!ended.isEmpty()) {
      document.own("sessions_ended", ended.stream().map(DecisionRecords::session).toList());
    }
    if (!decision.actions().isEmpty()) {
      document.own("actions", decision.actions().stream().map(Action::id).toList());
    }
    record(
        Ids.of("rec", signal.id(), subject.id(), "decided"),
        Dataset.DECISIONS,
        signal,
        subject.id(),
        document.build());
    actions.write(signal, before, decision);
  }

  /** Still open, and it may go further or less far than before: a ramp, an exemption, its end. */
  private static List<Finding> moded(Subject before, Subject after) {
    return after.findings().stream()
        .filter(f -> before.findings().stream().anyMatch(b -> b.same(f) && !f.sameMode(b)))
        .toList();
  }

  void activated(Signal signal, String digest) {
    record(
        Ids.of("rec", signal.id(), signal.subject()),
        Dataset.AUDIT,
        signal,
        signal.subject(),
        Documents.of(Dataset.AUDIT, signal.receivedAt(), "policy-activated", "success")
            .sorted(Sorting.of(signal.kind(), signal.statement()))
            .add("rule.ruleset", digest)
            .own("policy", Map.of("digest", digest))
            .build());
  }

  /** By a signal that says so, by a NAS that knows them no longer, or by age: all is told. */
  private static List<Session> ended(Subject before, Subject after) {
    Set<String> left =
        after.facts().sessions().stream().map(DecisionRecords::key).collect(Collectors.toSet());
    return before.facts().sessions().stream().filter(s -> !left.contains(key(s))).toList();
  }

  private static String key(Session session) {
    return session.nas() + "|" + session.id();
  }

  private static Map<String, Object> session(Session session) {
    return Map.of("id", session.id(), "nas", session.nas(), "heard", session.seenAt().toString());
  }

  private static Map<String, Object> signal(Signal signal) {
    return Map.of(
        "id", signal.id(),
        "source", signal.source(),
        "kind", Json.kind(signal.statement()),
        "occurred", signal.occurredAt().toString(),
        "received", signal.receivedAt().toString());
  }

  static Map<String, Object> about(Subject subject) {
    return Map.of(
        "id",
        subject.id(),
        "kind",
        subject.kind().name(),
        "name",
        subject.name(),
        "owner",
        subject.owner(),
        "groups",
        subject.groups().stream().sorted().toList());
  }

  private static Map<String, Object> standing(Subject before, Subject after) {
    return Map.of(
        "before", before.trust().admitted().name(),
        "wanted", after.trust().wanted().name(),
        "admitted", after.trust().admitted().name(),
        "generation", after.trust().generation());
  }

  private static void findings(
      Documents document, String field, List<Finding> findings, String subject) {
    if (!findings.isEmpty()) {
      document.own(field, findings.stream().map(f -> finding(f, subject)).toList());
    }
  }

  private static Map<String, Object> finding(Finding finding, String subject) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("id", finding.id(subject));
    own.put("rule", finding.rule());
    own.put("version", finding.version());
    own.put("severity", finding.severity().name());
    own.put("standing", finding.standing().name());
    own.put("mode", finding.mode().name());
    if (!finding.modeWhy().isEmpty()) {
      own.put("mode_why", finding.modeWhy());
    }
    own.put("reason", finding.reason());
    own.put("facts", finding.facts());
    own.put("since", finding.since().toString());
    return own;
  }

  private void record(
      String id, Dataset dataset, Signal signal, String subject, Map<String, Object> document) {
    stage.record(new AuditRecord(id, dataset, signal.receivedAt(), subject, document));
  }
}
