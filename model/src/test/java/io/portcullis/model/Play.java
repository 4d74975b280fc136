package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays signals on one device, one after the other, a second apart. */
final class Play {
  private final Policy policy;
  private State state = State.fresh("dev-1", SubjectKind.DEVICE, Samples.T0);
  private Instant now = Samples.T0;
  private int count;

  Play(Policy policy) {
    this.policy = policy;
  }

  static Play byRules() {
    return new Play(new FewRules());
  }

  Play with(Certificate certificate) {
    hears(new Statement.CertificateIssued(certificate));
    return this;
  }

  Play with(Session session) {
    hears(new Statement.SessionStarted(session));
    return this;
  }

  Play passes(Duration time) {
    now = now.plus(time);
    return this;
  }

  Decision hears(Statement statement) {
    return hears("mdm", statement);
  }

  Decision hears(String source, Statement statement) {
    now = now.plusSeconds(1);
    count++;
    Signal said = Samples.said(source, now, statement);
    Decision decision = Decision.decide(state, said.resolved("dev-1", false), policy);
    state = decision.state();
    return decision;
  }

  /** The guard lets through what it was asked for last. */
  Decision admits() {
    Trust.Pending pending = trust().pending().orElseThrow();
    return hears(
        "guard",
        new Statement.ActionAdmitted(
            pending.proposal(), trust().generation(), pending.standing(), ""));
  }

  /** What a source says leads to a standing, and the guard lets it through. */
  Decision admitted(Statement statement) {
    hears(statement);
    return admits();
  }

  Decision answers(Action action, Outcome.Status status, String detail) {
    return hears(
        "enforce",
        new Statement.OutcomeReported(Outcome.of(action, status, detail, now, now.plusMillis(3))));
  }

  /** A NAS that was told where the session shall be seen. */
  Decision answers(Action action, Outcome.Status status, String detail, String network) {
    Outcome outcome = Outcome.of(action, status, detail, now, now.plusMillis(3));
    return hears("enforce", new Statement.OutcomeReported(outcome.expecting(network)));
  }

  /** Time passes until the subject wants to be looked at again. */
  Decision wakes() {
    Instant due = subject().wake().orElseThrow();
    now = due.isAfter(now) ? due : now;
    return hears("timers", new Statement.WakeUp(due));
  }

  State state() {
    return state;
  }

  Subject subject() {
    return state.subject();
  }

  Trust trust() {
    return state.subject().trust();
  }

  Instant now() {
    return now;
  }

  int signals() {
    return count;
  }

  /** The points of this kind. */
  List<Point> points(PointKind kind) {
    return subject().points().stream().filter(p -> p.target().kind() == kind).toList();
  }
}
