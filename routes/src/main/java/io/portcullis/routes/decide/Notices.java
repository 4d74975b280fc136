package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.Target;
import io.portcullis.model.Trust;
import io.portcullis.model.Trust.Pending;
import io.portcullis.model.Want;

/** What people are told: another standing, something that waits for them, a point given up on. */
final class Notices {
  private static final String CHANNEL = "soc";

  private Notices() {}

  /**
   * @param leaving wall clock
   */
  static List<Action> of(Subject before, Signal signal, Decision decision, Instant leaving) {
    return all(before, signal, decision).stream().map(notice -> notice.leaving(leaving)).toList();
  }

  private static List<Action> all(Subject before, Signal signal, Decision decision) {
    Subject subject = decision.state().subject();
    List<Action> notices = new ArrayList<>();
    if (signal.statement() instanceof Statement.Reinstated r) {
      notices.add(
          notice(
              subject,
              "reinstated",
              subject.name() + " was taken back",
              reinstated(before, subject, r),
              Severity.INFO));
    } else if (decision.standingChanged()) {
      String title = standing(decision);
      notices.add(
          notice(subject, "standing", title, title + ": " + why(subject), severity(subject)));
    }
    waiting(subject.trust())
        .filter(
            p -> !waiting(before.trust()).map(Pending::proposal).equals(Optional.of(p.proposal())))
        .ifPresent(p -> notices.add(held(subject, p)));
    for (Point point : decision.escalated()) {
      notices.add(escalated(subject, point));
    }
    return notices;
  }

  /** What waits for people, of whom each has to hear once. */
  private static Optional<Pending> waiting(Trust trust) {
    return trust.pending().filter(p -> p.held() && p.approvals() > 0);
  }

  private static String standing(Decision decision) {
    Subject subject = decision.state().subject();
    Standing now = subject.trust().admitted();
    return subject.name() + " is " + now + " (was " + decision.before() + ")";
  }

  private static Action held(Subject subject, Pending pending) {
    String title = pending.standing() + " of " + subject.name() + " waits for people";
    return notice(subject, "held", title, title + ": " + why(subject), Severity.HIGH);
  }

  private static Action escalated(Subject subject, Point point) {
    String what = point.want() + " at " + point.target().point();
    return notice(
        subject,
        "escalated:" + point.target().point() + ":" + point.generation(),
        subject.name() + ": " + what + " failed",
        what + " failed: " + point.detail(),
        Severity.HIGH);
  }

  /** That of the worst that is held against it; nothing is held against what has recovered. */
  private static Severity severity(Subject subject) {
    return subject.findings().stream()
        .map(Finding::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }

  private static String why(Subject subject) {
    return subject.findings().stream().map(Finding::reason).findFirst().orElse("nothing is held");
  }

  /** For the person whose it is: why, and what to do now. */
  private static String reinstated(Subject before, Subject subject, Statement.Reinstated said) {
    boolean revoked = before.trust().admitted() == Standing.REVOKED;
    String owner = subject.owner().isBlank() ? "" : ", owner " + subject.owner();
    String next =
        revoked
            ? "its revoked certificates stay revoked: enrol it for a new one, then log in again"
            : "its certificates are valid again: log in again";
    String still =
        subject.trust().wanted() == Standing.GOOD
            ? ""
            : ". " + subject.trust().wanted() + " is still wanted: " + why(subject);
    return subject.name()
        + owner
        + " was taken back by "
        + said.person()
        + " (was "
        + before.trust().admitted()
        + "): "
        + said.reason()
        + ". Next: "
        + next
        + still;
  }

  private static Action notice(
      Subject subject, String topic, String title, String text, Severity severity) {
    Target target = new Target.OfPeople(CHANNEL, text, title, severity, subject.owner());
    int generation = subject.trust().generation();
    String rule = subject.findings().stream().map(Finding::rule).findFirst().orElse("");
    return new Action(
        Action.id(subject.id() + ":" + topic, target, Want.TOLD, generation),
        subject.id(),
        subject.kind(),
        target,
        Want.TOLD,
        generation,
        1,
        ReasonCode.UNSPECIFIED,
        rule,
        topic,
        subject.now(),
        subject.now());
  }
}
