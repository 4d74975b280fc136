package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.guard.Answer;
import io.portcullis.model.guard.Guard;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.MapLedger;
import io.portcullis.model.guard.Waiting;

/**
 * The hub's guard with its memory in maps, the clock that it hears each second, and, where they are
 * played, the people who agree.
 */
final class GuardDesk {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MapLedger ledger = new MapLedger();
  private final Agenda<Waiting> agreements = new Agenda<>();
  private final Guard guard;
  private final Optional<Duration> people;
  private Optional<Instant> tick = Optional.empty();

  GuardDesk(Assumptions assumptions) {
    this.guard = new Guard(assumptions.limits(), ledger);
    this.people = assumptions.people();
  }

  Answer hear(GuardInput input, Instant now) {
    Answer answer = guard.answer(input);
    answer.notes().forEach(note -> waits(note, now));
    tick = nextSecond(now);
    return answer;
  }

  /** When it has something to do by itself. */
  Optional<Instant> next() {
    return agreements.next().filter(a -> tick.isEmpty() || a.isBefore(tick.get())).or(() -> tick);
  }

  /** Does what is due at that time. */
  Answer passed(Instant now) {
    Optional<Agenda.Due<Waiting>> agreed = agreements.take(now);
    if (agreed.isPresent()) {
      return agree(agreed.get().what(), now);
    }
    Answer answer = guard.answer(new GuardInput.Tick(now));
    boolean quiet = answer.signals().isEmpty() && answer.notes().isEmpty();
    answer.notes().forEach(note -> waits(note, now));
    // A second in which nothing happened is followed by others, until something expires.
    tick = quiet ? expiry(now) : nextSecond(now);
    return answer;
  }

  private Answer agree(Waiting waiting, Instant now) {
    int generation = waiting.generation();
    Answer last = new Answer(List.of(), List.of());
    for (int person = 1; person <= waiting.needed(); person++) {
      last =
          guard.answer(
              new GuardInput.Approval(
                  waiting.id(), generation, "played-" + person, true, "played by replay", now));
    }
    tick = nextSecond(now);
    return last;
  }

  private void waits(Answer.Note note, Instant now) {
    people.ifPresent(
        span ->
            ledger
                .waiting(note.id())
                // What a breaker holds is let go with the breaker.
                .filter(w -> w.needed() > 0 && w.hold() != Waiting.Hold.BREAKER)
                .filter(w -> w.since().equals(note.at()))
                .ifPresent(w -> agreements.put(now.plus(span), w)));
  }

  private Optional<Instant> nextSecond(Instant now) {
    return ledger.waitingCount() == 0
        ? Optional.empty()
        : Optional.of(now.truncatedTo(ChronoUnit.SECONDS).plus(SECOND));
  }

  private Optional<Instant> expiry(Instant now) {
    return ledger.waiting().stream()
        .map(Waiting::expires)
        .filter(e -> e.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(e -> e.truncatedTo(ChronoUnit.SECONDS).plus(SECOND));
  }
}
