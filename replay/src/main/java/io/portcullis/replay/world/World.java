package io.portcullis.replay.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Derived;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.guard.Answer;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.GuardInputs;
import io.portcullis.replay.Memory;
import io.portcullis.rules.FiringLimitException;

/**
 * One course of things: what vendors said, decided by these rules, on one thread. What the hub said
 * itself is made anew. Time is that of receipt; what follows takes none, but for enforcement points
 * and people.
 */
public final class World {
  private final Memory memory = new Memory();
  private final Family family = new Family();
  private final Wakes wakes = new Wakes();
  private final Agenda<Signal> outcomes = new Agenda<>();
  private final Deque<Signal> now = new ArrayDeque<>();
  private final Policy policy;
  private final GuardDesk guard;
  private final Points points;
  private final Course course;
  private Instant clock = Instant.MIN;

  public World(Policy policy, Assumptions assumptions, Course course) {
    this.policy = policy;
    this.guard = new GuardDesk(assumptions);
    this.points = new Points(assumptions.answer());
    this.course = course;
  }

  /** Takes one signal of the log, in the order of receipt; what the hub derived is passed over. */
  public void hear(Signal signal) {
    if (Given.is(signal)) {
      until(signal.receivedAt());
      course.heard(signal);
      take(signal);
    }
  }

  /** Lets time pass: timers, outcomes, what the guard lets out. */
  public void until(Instant end) {
    for (Optional<Instant> next = next();
        next.isPresent() && !next.get().isAfter(end);
        next = next()) {
      clock = later(clock, next.get());
      happen();
    }
    clock = later(clock, end);
  }

  public Instant clock() {
    return clock;
  }

  public Collection<State> subjects() {
    return memory.all();
  }

  private Optional<Instant> next() {
    return Stream.of(outcomes.next(), guard.next(), wakes.next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private void happen() {
    if (due(outcomes.next())) {
      outcomes.take(clock).ifPresent(d -> take(d.what()));
    } else if (due(guard.next())) {
      answered(guard.passed(clock));
      drain();
    } else {
      take(wakes.take());
    }
  }

  private boolean due(Optional<Instant> at) {
    return at.filter(a -> !a.isAfter(clock)).isPresent();
  }

  private void take(Signal signal) {
    now.add(signal);
    drain();
  }

  private void drain() {
    while (!now.isEmpty()) {
      Signal signal = now.remove();
      State before = memory.load(signal);
      Derived.passedOn(before.subject(), signal)
          .ifPresentOrElse(now::add, () -> decide(before, signal));
    }
  }

  private void decide(State before, Signal signal) {
    try {
      follow(before, signal, Decision.decide(before, signal, policy));
    } catch (FiringLimitException e) {
      course.endless();
    }
  }

  private void follow(State before, Signal signal, Decision decision) {
    if (!decision.handedTo().isEmpty()) {
      now.add(Derived.absorbed(before, signal, decision.handedTo()));
    }
    if (signal.statement() instanceof Statement.OutcomeReported o) {
      points.answered(o.outcome());
      course.answered(o.outcome());
    }
    memory.save(decision.state());
    wakes.moved(decision.state().subject(), clock);
    now.addAll(family.told(signal, decision));
    decision.actions().forEach(this::act);
    course.decided(clock, signal, decision);
    for (GuardInput input : GuardInputs.of(before, decision)) {
      answered(guard.hear(input, clock));
    }
  }

  private void act(Action action) {
    points.ask(action, clock).ifPresent(s -> outcomes.put(s.receivedAt(), s));
  }

  private void answered(Answer answer) {
    answer.notes().forEach(course::noted);
    now.addAll(answer.signals());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
