package io.portcullis.model;

import java.util.List;

/** The guard's answers. One to a proposal that is no longer open changes nothing. */
final class Answers {
  private Answers() {}

  static State admitted(State state, Statement.ActionAdmitted said) {
    return counted(
        trust(state, said.proposal(), state.subject().trust().admitted(said.standing())), state);
  }

  static State held(State state, Statement.ActionHeld said) {
    Trust trust = state.subject().trust();
    return trust(state, said.proposal(), trust.held(trust.admitted(), said.approvals()));
  }

  static State downgraded(State state, Statement.ActionDowngraded said) {
    Trust trust = state.subject().trust();
    return counted(
        trust(state, said.proposal(), trust.held(said.standing(), said.approvals())), state);
  }

  /** How often it was quarantined is what people are asked for, and what damps a release. */
  private static State counted(State after, State before) {
    if (quarantined(before) || !quarantined(after)) {
      return after;
    }
    Subject subject = after.subject();
    List<Repeats> repeats = Repeats.and(subject.facts().repeats(), subject.now());
    return after.with(subject.with(subject.facts().withRepeats(repeats)));
  }

  private static boolean quarantined(State state) {
    return state.subject().trust().admitted().compareTo(Standing.QUARANTINED) >= 0;
  }

  static State withdrawn(State state, String proposal) {
    return trust(state, proposal, state.subject().trust().withdrawn());
  }

  static State refused(State state, String proposal) {
    return trust(state, proposal, state.subject().trust().refused());
  }

  /**
   * Findings are disposed of, and with them what was reported once and never takes itself back, and
   * what is missing from a source, or less than it was. States that a source keeps telling
   * (posture, account) still count.
   */
  static State reinstated(State state) {
    Subject subject = state.subject();
    List<Sequence> whole =
        subject.facts().sequences().stream()
            .filter(s -> !s.name().isEmpty())
            .map(Sequence::accepted)
            .toList();
    Facts kept =
        subject
            .facts()
            .withRisks(List.of())
            .withHsm(List.of())
            .withNotes(List.of())
            .withRepeats(List.of())
            .withVolumes(List.of())
            .withIssuances(subject.facts().issuances().accepted())
            .withSequences(whole);
    Trust back = subject.trust().wanting(Standing.GOOD).admitted(Standing.GOOD);
    return state.with(subject.with(kept).judged(List.of(), subject.wake()).with(back));
  }

  private static State trust(State state, String proposal, Trust changed) {
    Subject subject = state.subject();
    return subject.trust().awaits(proposal) ? state.with(subject.with(changed)) : state;
  }
}
