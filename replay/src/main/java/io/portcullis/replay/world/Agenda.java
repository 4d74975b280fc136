package io.portcullis.replay.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

import io.portcullis.replay.ReplayException;

/** What will happen by itself, in the order of time; of one moment, what was put in first. */
final class Agenda<T> {
  /** Most entries that wait at once. */
  static final int MOST = 5_000_000;

  private final PriorityQueue<Due<T>> queue =
      new PriorityQueue<>(Comparator.comparing((Due<T> d) -> d.at()).thenComparing(d -> d.order()));
  private final int most;
  private long count;

  Agenda() {
    this(MOST);
  }

  Agenda(int most) {
    this.most = most;
  }

  record Due<T>(Instant at, long order, T what) {}

  void put(Instant at, T what) {
    queue.add(new Due<>(at, count++, what));
    if (queue.size() > most) {
      throw ReplayException.missing("more than " + most + " things are due at once");
    }
  }

  /** When the next one is due. */
  Optional<Instant> next() {
    return Optional.ofNullable(queue.peek()).map(Due::at);
  }

  Optional<Due<T>> take(Instant until) {
    Due<T> first = queue.peek();
    if (first == null || first.at().isAfter(until)) {
      return Optional.empty();
    }
    return Optional.of(queue.remove());
  }
}
