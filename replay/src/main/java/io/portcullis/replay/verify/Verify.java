package io.portcullis.replay.verify;

import java.util.Optional;

import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.replay.Books;
import io.portcullis.replay.ReplayException;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Tape;

/** Decides the whole log again, one partition after the other, beside the records of the hub. */
public final class Verify {
  private final Log log;
  private final Again.Rules rules;
  private final String initial;

  /**
   * @param initial digest of the rules where the log names none
   */
  public Verify(Log log, Books books, String initial) {
    this(log, books::byDigest, initial);
  }

  public Verify(Log log, Again.Rules rules, String initial) {
    this.log = log;
    this.rules = rules;
    this.initial = initial;
  }

  /**
   * @param whole false when the oldest signals are gone: then subjects that were known before start
   *     from nothing, and differ
   */
  public record Report(long signals, int subjects, boolean whole, Compared compared) {
    /** True when all that could be compared is the same, and something could. */
    public boolean same() {
      return compared.same() && compared.equal() > 0;
    }
  }

  public Report run() {
    Report all = new Report(0, 0, true, Compared.NOTHING);
    for (int partition = 0; partition < log.partitions(); partition++) {
      Report one = run(partition);
      all =
          new Report(
              all.signals + one.signals,
              all.subjects + one.subjects,
              all.whole && one.whole,
              all.compared.and(one.compared));
    }
    return all;
  }

  private Report run(int partition) {
    // Records first: where they end the log has been, too.
    try (Tape<Decided> records = log.decisions(partition);
        Tape<Signal> signals = log.signals(partition)) {
      Again again = new Again(rules, rules.byDigest(first(partition)));
      Lockstep lockstep = new Lockstep(records);
      long count = 0;
      for (Optional<Signal> s = signals.next(); s.isPresent(); s = signals.next()) {
        count++;
        again.decide(s.get()).ifPresent(lockstep::hold);
      }
      return new Report(count, again.subjects(), log.whole(partition), lockstep.end());
    }
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
