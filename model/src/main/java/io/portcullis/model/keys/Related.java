package io.portcullis.model.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.SubjectKind;

/**
 * What hangs on a key beside what its own state holds.
 *
 * @param certificates of other subjects with the same public key
 * @param children subjects that it is declared the parent of; empty when that can not be asked now
 * @param planned what people keep of it on the calendar, what matters most first
 * @param drills of its backup that people wrote down there
 */
public record Related(
    List<Certificate> certificates,
    Optional<List<Child>> children,
    List<Planned> planned,
    List<Drill> drills) {
  public static final Related UNKNOWN = new Related(List.of(), Optional.empty());

  public Related {
    certificates = List.copyOf(certificates);
    children = children.map(List::copyOf);
    planned = List.copyOf(planned);
    drills = List.copyOf(drills);
  }

  /** With nothing on the calendar. */
  public Related(List<Certificate> certificates, Optional<List<Child>> children) {
    this(certificates, children, List.of(), List.of());
  }

  /**
   * A line of the calendar.
   *
   * @param question that it helps to answer
   * @param by who wrote it down, and {@code at} when
   */
  public record Planned(Question question, String by, Instant at, String text) {}

  List<Told> planned(Question question) {
    return planned.stream()
        .filter(line -> line.question() == question)
        .map(line -> Told.by(line.by(), line.at(), line.text()))
        .toList();
  }

  public record Child(String id, SubjectKind kind, String name) {}
}
