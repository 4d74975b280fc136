package io.portcullis.routes.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Hop;
import io.portcullis.model.Ids;
import io.portcullis.model.Outcome;
import io.portcullis.model.Point;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.fields.About;
import io.portcullis.routes.fields.Aimed;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Stage;

/**
 * A record for each action, each outcome, each session whose end an action waited for, and each
 * action that was given up and told to people.
 */
final class ActionRecords {
  private final Stage stage;

  ActionRecords(Stage stage) {
    this.stage = stage;
  }

  void write(Signal signal, State before, Decision decision) {
    Subject subject = decision.state().subject();
    decision.actions().forEach(a -> action(signal, subject, a));
    decision.escalated().forEach(p -> escalated(signal, subject, p));
    if (signal.statement() instanceof Statement.OutcomeReported o) {
      outcome(signal, subject, o.outcome());
    } else {
      subject.points().stream()
          .filter(p -> gone(p) && before.subject().points().stream().noneMatch(b -> same(b, p)))
          .forEach(p -> ended(signal, subject, p));
    }
  }

  private static boolean gone(Point point) {
    return point.hops().stream().anyMatch(h -> h.kind() == Hop.Kind.SESSION_GONE);
  }

  private static boolean same(Point before, Point after) {
    return gone(before)
        && before.target().point().equals(after.target().point())
        && before.generation() == after.generation();
  }

  private void action(Signal signal, Subject subject, Action action) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("id", action.id());
    own.put("kind", action.target().kind().name());
    own.put("point", action.target().point());
    own.put("want", action.want().name());
    own.put("generation", action.generation());
    own.put("attempt", action.attempt());
    own.put("rule", action.rule());
    own.put("cause", action.cause());
    own.put("received", action.receivedAt().toString());
    own.put("decided", action.decidedAt().toString());
    own.put("issued", stage.wallClock().toString());
    record(
        Ids.of("rec", action.id(), "decided", Integer.toString(action.attempt())),
        signal,
        subject,
        document(signal, "action-decided", "unknown", subject, own, action.hops())
            .sorted(Aimed.sorting(action.want()))
            .addAll(Aimed.at(action.target()))
            .add("rule.id", action.rule())
            .add("portcullis.revocation.reason", action.reason().name())
            .build());
  }

  private void outcome(Signal signal, Subject subject, Outcome outcome) {
    Map<String, Object> own = new LinkedHashMap<>();
    Optional<Point> point = point(subject, outcome);
    own.put("id", outcome.action());
    point.ifPresent(p -> own.put("kind", p.target().kind().name()));
    own.put("point", outcome.point());
    own.put("want", outcome.want().name());
    own.put("generation", outcome.generation());
    own.put("status", outcome.status().name());
    own.put("detail", outcome.detail());
    own.put("sent", outcome.sentAt().toString());
    own.put("answered", outcome.at().toString());
    boolean good =
        outcome.status() == Outcome.Status.ACKNOWLEDGED
            || outcome.status() == Outcome.Status.VERIFIED;
    record(
        Ids.of("rec", signal.id(), "outcome"),
        signal,
        subject,
        document(
                signal,
                "outcome",
                good ? "success" : "failure",
                subject,
                own,
                point.map(Point::hops).orElse(outcome.hops()))
            .sorted(Aimed.sorting(outcome.want()))
            .addAll(point.map(p -> asked(subject, p)).orElse(Map.of()))
            .add("event.reason", outcome.detail())
            .build());
  }

  /** What was aimed at, and by which rule: an answer itself does not say so. */
  private static Map<String, Object> asked(Subject subject, Point point) {
    Map<String, Object> fields = new LinkedHashMap<>(Aimed.at(point.target()));
    fields.put("rule.id", point.action(subject.id(), subject.kind()).rule());
    return fields;
  }

  /** It knows the whole way so far, which no single answer does. */
  private static Optional<Point> point(Subject subject, Outcome outcome) {
    return subject.points().stream()
        .filter(p -> p.target().point().equals(outcome.point()))
        .filter(p -> p.generation() == outcome.generation())
        .findFirst();
  }

  private void ended(Signal signal, Subject subject, Point point) {
    Documents document =
        state(signal, "session-gone", "success", subject, point)
            .sorted(new Sorting("session", "end"));
    record(
        Ids.of("rec", signal.id(), id(subject, point), "gone"), signal, subject, document.build());
  }

  private void escalated(Signal signal, Subject subject, Point point) {
    Documents document =
        state(signal, "action-escalated", "failure", subject, point)
            .sorted(Aimed.sorting(point.want()));
    String id = Ids.of("rec", signal.id(), id(subject, point), "escalated");
    record(id, signal, subject, document.build());
  }

  private static String id(Subject subject, Point point) {
    return point.action(subject.id(), subject.kind()).id();
  }

  /** How far the action at a point has come. */
  private static Documents state(
      Signal signal, String what, String outcome, Subject subject, Point point) {
    Action action = point.action(subject.id(), subject.kind());
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("id", action.id());
    own.put("kind", action.target().kind().name());
    own.put("point", action.target().point());
    own.put("want", action.want().name());
    own.put("generation", action.generation());
    own.put("attempt", action.attempt());
    own.put("status", point.status().name());
    own.put("detail", point.detail());
    return document(signal, what, outcome, subject, own, point.hops())
        .addAll(Aimed.at(point.target()))
        .add("rule.id", action.rule())
        .add("event.reason", point.detail());
  }

  private static Documents document(
      Signal signal,
      String what,
      String outcome,
      Subject subject,
      Map<String, Object> action,
      List<Hop> hops) {
    Documents document =
        Documents.of(Dataset.ACTIONS, signal.receivedAt(), what, outcome)
            .own("action", action)
            .addAll(About.of(subject.kind(), subject.aliases()))
            .own("about", DecisionRecords.about(subject));
    if (!hops.isEmpty()) {
      document.own("hops", HopFields.of(hops));
    }
    return document;
  }

  private void record(String id, Signal signal, Subject subject, Map<String, Object> document) {
    stage.record(new AuditRecord(id, Dataset.ACTIONS, signal.receivedAt(), subject.id(), document));
  }
}
