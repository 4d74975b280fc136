package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Facts.Note;

/** What was noted of a subject lately, where a rule may ask for it. */
final class Notes {
  /** Most kept of one subject; those that happened longest ago give way. */
  static final int MAX = 16;

  /** What comes again within that time is the same happening, and no news. */
  static final Duration SAME = Duration.ofHours(1);

  /** Of these topics; what else is noted is in the evidence alone. */
  static final Set<String> TOPICS =
      Set.of(
          "privilege",
          "policy",
          "key",
          "credential",
          "identifier",
          "session",
          "approval",
          "audit",
          "authority");

  private Notes() {}

  static Facts noted(Subject subject, Signal signal, Statement.Noted said) {
    Facts facts = subject.facts();
    if (!TOPICS.contains(said.topic())) {
      return facts;
    }
    List<Note> kept =
        Keep.newest(
            facts.notes(),
            n -> n.source().equals(signal.source()) && same(n, said),
            Note::at,
            signal,
            last -> note(last, signal, said));
    return facts.withNotes(Keep.bounded(kept, MAX));
  }

  private static boolean same(Note note, Statement.Noted said) {
    return note.topic().equals(said.topic())
        && note.action().equals(said.action())
        && note.success() == said.success();
  }

  private static Note note(Optional<Note> last, Signal signal, Statement.Noted said) {
    Instant at = signal.occurredAt();
    Instant since = last.map(Note::since).filter(s -> at.isBefore(s.plus(SAME))).orElse(at);
    return new Note(
        signal.source(), said.topic(), said.action(), said.success(), since, at, signal.weak());
  }
}
