package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an exercise is due, and what its results say.
 *
 * @param done those that were done by now, the last one last
 */
public record Schedule(Exercise exercise, List<Result> done) {
  /** How many times longer than the one before is slower. */
  public static final double SLOWER = 1.25;

  /** What is slower by less is chance, whatever its share. */
  public static final Duration NOTICED = Duration.ofMinutes(1);

  public Schedule {
    done = List.copyOf(done);
  }

  /**
   * @param results of any exercises; those of others, and what is dated later than now, are left
   *     out
   */
  public static Schedule of(Exercise exercise, Collection<Result> results, Instant now) {
    return new Schedule(
        exercise,
        results.stream()
            .filter(r -> r.exercise().equals(exercise.id()) && !r.at().isAfter(now))
            .sorted(Comparator.comparing(Result::at))
            .toList());
  }

  /** What failed moves nothing: it is due as it was. */
  public Instant due() {
    return lastThatWent().map(Result::at).orElse(exercise.from()).plus(exercise.every());
  }

  public List<Remark> remarks(Instant now) {
    List<Remark> remarks = new ArrayList<>();
    if (!now.isBefore(due())) {
      boolean never = lastThatWent().isEmpty();
      add(remarks, never ? Remark.Kind.NEVER_DONE : Remark.Kind.OVERDUE, due());
    }
    if (exercise.owner().isEmpty()) {
      add(remarks, Remark.Kind.NO_OWNER, exercise.from());
    }
    if (!done.isEmpty()) {
      last(remarks, done.getLast());
    }
    return List.copyOf(remarks);
  }

  private void last(List<Remark> remarks, Result last) {
    if (last.outcome() == Result.Outcome.FAILED) {
      add(remarks, Remark.Kind.FAILED, last.at());
    } else {
      if (exercise.within().filter(w -> last.took().compareTo(w) > 0).isPresent()) {
        add(remarks, Remark.Kind.TOO_LONG, last.at());
      }
      if (before(last).filter(b -> slower(b.took(), last.took())).isPresent()) {
        add(remarks, Remark.Kind.SLOWER, last.at());
      }
    }
    if (last.evidence().isEmpty()) {
      add(remarks, Remark.Kind.NO_EVIDENCE, last.at());
    }
  }

  private static boolean slower(Duration before, Duration now) {
    Duration more = now.minus(before);
    return more.compareTo(NOTICED) > 0 && now.toMillis() > before.toMillis() * SLOWER;
  }

  private Optional<Result> lastThatWent() {
    return went().reduce((a, b) -> b);
  }

  private Optional<Result> before(Result last) {
    return went().takeWhile(r -> r != last).reduce((a, b) -> b);
  }

  private Stream<Result> went() {
    return done.stream().filter(r -> r.outcome() != Result.Outcome.FAILED);
  }

  private void add(List<Remark> remarks, Remark.Kind kind, Instant since) {
    remarks.add(new Remark(kind, exercise.id(), since));
  }
}
