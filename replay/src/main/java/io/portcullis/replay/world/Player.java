package io.portcullis.replay.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Merged;
import io.portcullis.replay.log.Tape;

/** Plays a log through a world, once. */
public final class Player {
  private final World world;
  private final Course course;
  private final Span span;
  private final Optional<Injection> injection;
  private final Deque<Signal> injected = new ArrayDeque<>();
  private Optional<Instant> begun = Optional.empty();

  private Player(Policy policy, Assumptions assumptions, Span span, Optional<Injection> injection) {
    this.course = new Course(span);
    this.world = new World(policy, assumptions, course);
    this.span = span;
    this.injection = injection;
  }

  /**
   * @param begun when what was put in began
   * @param subjects at the end
   */
  public record Played(Course course, int subjects, Optional<Instant> begun) {}

  public static Played play(
      Log log, Policy policy, Assumptions assumptions, Span span, Optional<Injection> injection) {
    return new Player(policy, assumptions, span, injection).play(log);
  }

  private Played play(Log log) {
    try (Tape<Signal> tape = new Merged(log)) {
      for (Optional<Signal> s = tape.next(); s.isPresent(); s = tape.next()) {
        if (!span.over(s.get().receivedAt())) {
          before(s.get().receivedAt());
          world.hear(s.get());
        }
      }
    }
    injection.ifPresent(this::afterwards);
    return new Played(course, world.subjects().size(), begun);
  }

  private void before(Instant next) {
    if (begun.isEmpty()) {
      injection.flatMap(Injection::at).filter(at -> !at.isAfter(next)).ifPresent(this::begin);
    }
    while (!injected.isEmpty() && !injected.peek().receivedAt().isAfter(next)) {
      world.hear(injected.remove());
    }
  }

  private void begin(Instant at) {
    world.until(at);
    begun = Optional.of(at);
    injection.ifPresent(i -> injected.addAll(i.signals().apply(world.subjects(), at)));
  }

  private void afterwards(Injection what) {
    if (begun.isEmpty()) {
      begin(what.at().filter(at -> at.isAfter(world.clock())).orElse(world.clock()));
    }
    Instant end = begun.orElseThrow().plus(what.length());
    while (!injected.isEmpty()) {
      world.hear(injected.remove());
    }
    world.until(end);
    course.until(world.clock());
  }
}
