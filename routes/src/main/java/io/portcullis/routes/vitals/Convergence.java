package io.portcullis.routes.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Hop;
import io.portcullis.model.Point;
import io.portcullis.model.Subject;
import io.portcullis.routes.explain.SubjectIndex;

/**
 * How long it takes from a decision until every enforcement point of the subject is verified. Told
 * each subject as it changes; by the clock of the decisions, so that reading late measures nothing
 * of its own. What nothing is waited for any more (refused for good, or gone) is not open.
 */
public final class Convergence implements SubjectIndex.Listener {
  /** Subjects that are open at a time; more are not followed. */
  static final int MOST_OPEN = 100_000;

  /** Of the last minute, the newest. */
  static final int MOST_DONE = 10_000;

  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Instant> open = new HashMap<>();
  private final Deque<Done> done = new ArrayDeque<>();

  private record Done(Instant at, Duration took) {}

  /**
   * At a moment.
   *
   * @param open subjects with a point that is not verified yet
   * @param oldest the decision that waits longest; empty when none does
   * @param took of those that were done within the last minute, the fastest first
   */
  public record Look(int open, Optional<Instant> oldest, List<Duration> took) {
    /**
     * The nearest rank; empty when none was done.
     *
     * @param share above 0, at most 1: 0.99 is the 99th percentile
     */
    public Optional<Duration> quantile(double share) {
      return took.isEmpty()
          ? Optional.empty()
          : Optional.of(took.get((int) Math.ceil(share * took.size()) - 1));
    }
  }

  @Override
  public synchronized void changed(Subject subject) {
    if (!subject.mergedInto().isEmpty()) {
      open.remove(subject.id());
      return;
    }
    Optional<Instant> since = since(subject);
    if (since.isPresent()) {
      if (open.size() < MOST_OPEN || open.containsKey(subject.id())) {
        open.merge(subject.id(), since.get(), (a, b) -> a.isBefore(b) ? a : b);
      }
      return;
    }
    Optional.ofNullable(open.remove(subject.id()))
        .filter(begun -> subject.points().stream().noneMatch(Convergence::givenUp))
        .ifPresent(begun -> end(begun, subject.now()));
  }

  @Override
  public synchronized void gone(String subject) {
    open.remove(subject);
  }

  private void end(Instant begun, Instant at) {
    if (done.size() == MOST_DONE) {
      done.removeFirst();
    }
    done.addLast(new Done(at, Duration.between(begun, at)));
  }

  public synchronized Look at(Instant now) {
    Instant from = now.minus(WINDOW);
    done.removeIf(d -> d.at().isBefore(from));
    return new Look(
        open.size(),
        open.values().stream().min(Instant::compareTo),
        done.stream().map(Done::took).sorted().toList());
  }

  /** The earliest decision that some point does not hold yet. */
  private static Optional<Instant> since(Subject subject) {
    return subject.points().stream()
        .filter(p -> p.status() != Point.Status.VERIFIED && p.due().isPresent())
        .map(Convergence::decided)
        .min(Instant::compareTo);
  }

  private static boolean givenUp(Point point) {
    return point.status() == Point.Status.ESCALATED;
  }

  /** Before its enforcer has answered once, only the receipt of its cause is known. */
  private static Instant decided(Point point) {
    return point.hops().stream()
        .filter(hop -> hop.kind() == Hop.Kind.DECIDED)
        .map(Hop::at)
        .findFirst()
        .orElse(point.receivedAt());
  }
}
