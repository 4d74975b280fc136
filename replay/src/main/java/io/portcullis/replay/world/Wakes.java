package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.portcullis.model.Derived;
import io.portcullis.model.Signal;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

/** When to look at a subject again: one entry a subject. */
final class Wakes {
  /** The hub looks for what is due that often. */
  private static final Duration TICK = Duration.ofMillis(100);

  private final Map<String, Entry> bySubject = new HashMap<>();
  private final TreeSet<Entry> byTime =
      new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::subject));

  /**
   * @param at when it will be looked for, {@code due}: when it was asked for
   */
  private record Entry(Instant at, Instant due, String subject, SubjectKind kind) {}

  void moved(Subject after, Instant now) {
    Entry known = bySubject.get(after.id());
    if (known != null && after.wake().filter(known.due()::equals).isPresent()) {
      return;
    }
    remove(after.id());
    after
        .wake()
        .ifPresent(
            due ->
                put(
                    new Entry(
                        due.isAfter(now) ? due : now.plus(TICK), due, after.id(), after.kind())));
  }

  Optional<Instant> next() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
  }

  /** The first one, which is not there any more then. */
  Signal take() {
    Entry first = byTime.first();
    remove(first.subject());
    return Derived.wakeUp(first.subject(), first.kind(), first.due(), first.at());
  }

  private void put(Entry entry) {
    bySubject.put(entry.subject(), entry);
    byTime.add(entry);
  }

  private void remove(String subject) {
    Optional.ofNullable(bySubject.remove(subject)).ifPresent(byTime::remove);
  }
}
