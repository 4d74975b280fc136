package io.portcullis.replay.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.Want;
import io.portcullis.model.guard.Answer.Note;

/** What one world went through, within the span that is told of. */
public final class Course {
  /** Most episodes, notes and answers that are kept one by one; further ones are only counted. */
  public static final int MOST = 100_000;

  private static final Comparator<Finding> STRENGTH =
      Comparator.comparing(Finding::standing).thenComparing(Finding::severity);

  private final Span span;
  private final int most;
  private final Map<String, Episode> open = new HashMap<>();
  private final List<Episode> closed = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Answered> answers = new ArrayList<>();
  private final Map<String, Long> findings = new TreeMap<>();
  private Optional<Instant> begin = Optional.empty();
  private Instant end = Instant.EPOCH;
  private long signals;
  private long released;
  private long endless;
  private long left;

  public Course(Span span) {
    this(span, MOST);
  }

  Course(Span span, int most) {
    this.span = span;
    this.most = most;
  }

  /** What an enforcement point did, and when. */
  public record Answered(String point, Want want, Instant at) {}

  void heard(Signal signal) {
    if (span.tells(signal.receivedAt())) {
      signals++;
      begin = begin.or(() -> Optional.of(signal.receivedAt()));
    }
    until(signal.receivedAt());
  }

  /** The run goes on up to that time. */
  void until(Instant at) {
    end = at.isAfter(end) ? at : end;
  }

  void decided(Instant at, Signal signal, Decision decision) {
    Subject subject = decision.state().subject();
    until(at);
    if (span.tells(at)) {
      decision.opened().forEach(f -> findings.merge(f.rule(), 1L, Long::sum));
    }
    if (!decision.handedTo().isEmpty()) {
      close(subject.id(), at);
    } else if (decision.standingChanged()) {
      changed(at, subject);
    }
  }

  private void changed(Instant at, Subject subject) {
    boolean was = close(subject.id(), at);
    Standing standing = subject.trust().admitted();
    if (standing.compareTo(Standing.QUARANTINED) >= 0) {
      Episode episode =
          new Episode(
              subject.id(),
              subject.name(),
              subject.kind(),
              standing,
              rule(subject),
              at,
              Optional.empty());
      open.put(subject.id(), episode);
    } else if (was && span.tells(at)) {
      released++;
    }
  }

  private static String rule(Subject subject) {
    return subject.findings().stream()
        .filter(f -> f.mode() != Mode.OBSERVE)
        .max(STRENGTH)
        .map(Finding::rule)
        .orElse("");
  }

  private boolean close(String subject, Instant at) {
    Optional<Episode> last = Optional.ofNullable(open.remove(subject));
    last.map(e -> e.endedAt(at)).filter(span::tells).ifPresent(e -> keep(closed, e));
    return last.isPresent();
  }

  void noted(Note note) {
    if (span.tells(note.at())) {
      keep(notes, note);
    }
  }

  void answered(Outcome outcome) {
    if (span.tells(outcome.at())) {
      keep(answers, new Answered(outcome.point(), outcome.want(), outcome.at()));
    }
  }

  /** A rule that came to no end: the signal was set aside. */
  void endless() {
    endless++;
  }

  private <T> void keep(List<T> list, T entry) {
    if (list.size() < most) {
      list.add(entry);
    } else {
      left++;
    }
  }

  /** Those that have ended, and those that last, by their beginning. */
  public List<Episode> episodes() {
    List<Episode> all = new ArrayList<>(closed);
    all.addAll(open.values());
    all.sort(Comparator.comparing(Episode::from).thenComparing(Episode::subject));
    return all;
  }

  /** What the guard said, in order. */
  public List<Note> notes() {
    return Collections.unmodifiableList(notes);
  }

  public List<Note> trips() {
    return notes.stream().filter(n -> n.event().equals("breaker-tripped")).toList();
  }

  public List<Answered> answers() {
    return Collections.unmodifiableList(answers);
  }

  /** How many findings each rule opened. */
  public Map<String, Long> findings() {
    return Collections.unmodifiableMap(findings);
  }

  /** When the first signal that is told of was received. */
  public Instant begin() {
    return span.from().or(() -> begin).orElse(end);
  }

  public Instant end() {
    return end;
  }

  public long signals() {
    return signals;
  }

  public long released() {
    return released;
  }

  /** Signals that were set aside because a rule came to no end. */
  public long setAside() {
    return endless;
  }

  /** How many entries are counted and not kept. */
  public long left() {
    return left;
  }
}
