package io.portcullis.replay.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Decided;
import io.portcullis.replay.log.Tape;

/**
 * Holds each decision against the hub's own record of it. Both come in the order of the partition,
 * so neither has to be kept. Records may begin later than the log, because they are kept for less
 * long, and end before it, because the newest are on their way.
 */
final class Lockstep {
  /** Most differences that are named. */
  static final int MOST_NAMED = 20;

  private final Tape<Decided> records;
  private final Digest mine = new Digest();
  private final Digest theirs = new Digest();
  private final List<String> differences = new ArrayList<>();
  private Optional<Decided> next;
  private Optional<Decided> last = Optional.empty();
  private long equal;
  private long older;
  private long newer;
  private long different;

  Lockstep(Tape<Decided> records) {
    this.records = records;
    this.next = records.next();
  }

  /** Nothing is left to compare with. */
  boolean done() {
    return next.isEmpty();
  }

  /** The last that was compared. */
  Optional<Decided> last() {
    return last;
  }

  void hold(Decided again) {
    if (next.isEmpty()) {
      newer++;
    } else if (same(again, next.get())) {
      compare(again, next.get());
      last = Optional.of(again);
      next = records.next();
    } else if (equal + different == 0) {
      older++;
    } else {
      differ(again, "is in the log, and there is no record of its decision");
    }
  }

  Compared end() {
    next.ifPresent(n -> differ(n, "has a record of its decision, and is not in the log there"));
    return new Compared(
        equal, older, newer, different, mine.text(), theirs.text(), List.copyOf(differences));
  }

  private void compare(Decided again, Decided recorded) {
    mine.add(again);
    theirs.add(recorded);
    if (again.digest().equals(recorded.digest())) {
      equal++;
    } else {
      differ(again, "was decided otherwise: " + recorded.digest() + ", now " + again.digest());
    }
  }

  private void differ(Decided decided, String how) {
    different++;
    if (differences.size() < MOST_NAMED) {
      differences.add("subject " + decided.subject() + ": signal " + decided.signal() + " " + how);
    }
  }

  private static boolean same(Decided one, Decided other) {
    return one.signal().equals(other.signal()) && one.subject().equals(other.subject());
  }
}
