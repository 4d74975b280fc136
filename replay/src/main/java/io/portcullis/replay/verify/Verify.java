package io.portcullis.replay.verify;

import java.util.Optional;
import java.util.stream.IntStream;

import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.replay.Books;
import io.portcullis.replay.Memory;
import io.portcullis.replay.ReplayException;
import io.portcullis.replay.SideBySide;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Tape;

/** Decides the whole log again, partition by partition, beside the records of the hub. */
public final class Verify {
  private final Log log;
  private final Again.Rules rules;
  private final String initial;
  private final Optional<Snapshot> since;
  private final Optional<Snapshot> save;

  /**
   * @param initial digest of the rules where the log names none
   */
  public Verify(Log log, Books books, String initial) {
    this(log, books::byDigest, initial);
  }

  public Verify(Log log, Again.Rules rules, String initial) {
    this(log, rules, initial, Optional.empty(), Optional.empty());
  }

  private Verify(
      Log log,
      Again.Rules rules,
      String initial,
      Optional<Snapshot> since,
      Optional<Snapshot> save) {
    this.log = log;
    this.rules = rules;
    this.initial = initial;
    this.since = since;
    this.save = save;
  }

  /** Begins where that one ended. */
  public Verify since(Snapshot snapshot) {
    return new Verify(log, rules, initial, Optional.of(snapshot), save);
  }

  /**
   * Ends at the last decision of which there is a record, and writes a snapshot of it if all before
   * is the same from its beginning on.
   */
  public Verify save(Snapshot snapshot) {
    return new Verify(log, rules, initial, since, Optional.of(snapshot));
  }

  /**
   * @param whole false when the oldest signals are gone: then subjects that were known before start
   *     from nothing, and differ
   */
  public record Report(long signals, int subjects, boolean whole, Compared compared) {
    Report and(Report other) {
      return new Report(
          signals + other.signals,
          subjects + other.subjects,
          whole && other.whole,
          compared.and(other.compared));
    }

    /** True when all that could be compared is the same, and something could. */
    public boolean same() {
      return compared.same() && compared.equal() > 0;
    }
  }

  public Report run() {
    Report all = all();
    if (!all.same() || !all.whole()) {
      save.ifPresent(s -> s.discard(log.partitions()));
    }
    return all;
  }

  private Report all() {
    return SideBySide.run(IntStream.range(0, log.partitions()).boxed().toList(), this::run).stream()
        .reduce(new Report(0, 0, true, Compared.NOTHING), Report::and);
  }

  private Report run(int partition) {
    Optional<Snapshot.Stood> stood = since.map(s -> s.read(partition, log.partitions()));
    Optional<Snapshot.Place> place = stood.map(Snapshot.Stood::place).filter(p -> !p.begins());
    // Records first: where they end the log has been, too.
    try (Tape<Decided> records = records(partition, place);
        Tape<Signal> signals = signals(partition, place)) {
      Again again = again(partition, stood);
      Lockstep lockstep = new Lockstep(records);
      Optional<Signal> last = Optional.empty();
      long count = 0;
      while (save.isEmpty() || !lockstep.done()) {
        Optional<Signal> signal = signals.next();
        if (signal.isEmpty()) {
          break;
        }
        count++;
        again.decide(signal.get()).ifPresent(lockstep::hold);
        last = signal;
      }
      keep(partition, last, place, lockstep, again);
      boolean whole = place.isPresent() || log.whole(partition);
      return new Report(count, again.subjects(), whole, lockstep.end());
    }
  }

  private Again again(int partition, Optional<Snapshot.Stood> stood) {
    String policy =
        stood
            .map(s -> s.place().policy())
            .filter(p -> !p.isEmpty())
            .orElseGet(() -> first(partition));
    Memory memory = stood.map(Snapshot.Stood::memory).orElseGet(Memory::new);
    return new Again(rules, rules.byDigest(policy), memory);
  }

  private Tape<Signal> signals(int partition, Optional<Snapshot.Place> place) {
    if (place.isEmpty()) {
      return log.signals(partition);
    }
    return Tape.after(log.signals(partition), place.get()::is)
        .orElseThrow(
            () ->
                ReplayException.missing(
                    "the log does not hold signal %s, at which the snapshot ends: it is of another hub, or the log is no longer kept since then"
                        .formatted(place.get().signal())));
  }

  /** Where the record of what was compared last is no longer kept, all that are kept are newer. */
  private Tape<Decided> records(int partition, Optional<Snapshot.Place> place) {
    return place
        .flatMap(Snapshot.Place::decided)
        .flatMap(last -> Tape.after(log.decisions(partition), last::equals))
        .orElseGet(() -> log.decisions(partition));
  }

  private void keep(
      int partition,
      Optional<Signal> last,
      Optional<Snapshot.Place> before,
      Lockstep lockstep,
      Again again) {
    Optional<Decided> decided = lockstep.last().or(() -> before.flatMap(Snapshot.Place::decided));
    Snapshot.Place place =
        new Snapshot.Place(
            log.partitions(),
            last.map(Signal::id).or(() -> before.map(Snapshot.Place::signal)).orElse(""),
            last.map(Signal::subject).or(() -> before.map(Snapshot.Place::subject)).orElse(""),
            decided,
            again.policy());
    save.ifPresent(s -> s.write(partition, place, again.memory()));
  }

  /** A hub's first rules are activated when it first starts; it decides by them before, too. */
  private String first(int partition) throws ReplayException {
    try (Tape<Signal> signals = log.signals(partition)) {
      for (Optional<Signal> s = signals.next(); s.isPresent(); s = signals.next()) {
        if (s.get().statement() instanceof Statement.PolicyActivated p) {
          return p.digest();
        }
      }
    }
    return initial;
  }
}
