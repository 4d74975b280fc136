package io.portcullis.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
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
  static List<Action> of(Subject before, Decision decision, Instant leaving) {
    return all(before, decision).stream().map(notice -> notice.leaving(leaving)).toList();
  }

  private static List<Action> all(Subject before, Decision decision) {
    Subject subject = decision.state().subject();
    List<Action> notices = new ArrayList<>();
    if (decision.standingChanged()) {
      notices.add(notice(subject, "standing", standing(decision)));
    }
    waiting(subject.trust())
        .filter(
            p -> !waiting(before.trust()).map(Pending::proposal).equals(Optional.of(p.proposal())))
        .ifPresent(p -> notices.add(notice(subject, "held", p.standing() + " waits for people")));
    for (Point point : decision.escalated()) {
      notices.add(
          notice(
              subject,
              "escalated:" + point.target().point() + ":" + point.generation(),
              point.want() + " at " + point.target().point() + " failed: " + point.detail()));
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
    String why =
        subject.findings().stream().map(Finding::reason).findFirst().orElse("nothing is held");
    return subject.name() + " is " + now + " (was " + decision.before() + "): " + why;
  }

  private static Action notice(Subject subject, String topic, String text) {
    Target target = new Target.OfPeople(CHANNEL, text);
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
