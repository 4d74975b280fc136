package io.portcullis.model;

import java.util.ArrayList;
import java.util.List;

/** Two names turned out to be one subject. */
final class Merge {
  private Merge() {}

  static State absorb(State state, Statement.SubjectAbsorbed lost) {
    Facts mine = state.subject().facts();
    Facts theirs = lost.facts();
    Facts both =
        new Facts(
            both(theirs.postures(), mine.postures()),
            both(theirs.accounts(), mine.accounts()),
            both(theirs.risks(), mine.risks()),
            both(theirs.keyUses(), mine.keyUses()),
            both(theirs.hsm(), mine.hsm()),
            both(theirs.parents(), mine.parents()),
            both(theirs.sessions(), mine.sessions()),
            both(theirs.feeds(), mine.feeds()));
    State merged = state.with(state.subject().with(both));
    for (Certificate certificate : lost.certificates()) {
      merged = Certificates.seen(merged, certificate, "");
    }
    return merged;
  }

  private static <T> List<T> both(List<T> older, List<T> newer) {
    List<T> all = new ArrayList<>(older);
    all.removeAll(newer);
    all.addAll(newer);
    return Keep.bounded(all);
  }
}
