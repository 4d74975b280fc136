package io.portcullis.routes.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.model.Finding;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.routes.api.Observed;
import io.portcullis.routes.decide.Summary;
import io.portcullis.rules.RuleBook;

/**
 * Looks at subjects one by one and keeps counts, so that any number of them needs the same memory
 * but for the findings that are listed.
 */
public final class ObservedReport implements Consumer<Summary> {
  private final RuleBook book;
  private final boolean observing;
  private final RuleTally rules = new RuleTally();
  private final Tally groups = new Tally();
  private final Tally owners = new Tally();
  private final List<Observed.Line> lines = new ArrayList<>();
  private long subjects;
  private long cutOff;
  private long revoked;
  private long acting;
  private long exempt;
  private long held;
  private long more;

  /**
   * @param book in force
   */
  public ObservedReport(RuleBook book) {
    this.observing = book.observing();
    this.book = book.with(book.reach().observing(false));
  }

  @Override
  public void accept(Summary summary) {
    Subject subject = summary.subject();
    subjects++;
    held += subject.trust().admitted().compareTo(Standing.QUARANTINED) >= 0 ? 1 : 0;
    List<Judged> judged = judged(book, subject);
    if (judged.isEmpty()) {
      return;
    }
    rules.add(judged);
    judged.stream()
        .filter(j -> !j.exempt())
        .map(j -> j.finding().standing())
        .max(Comparator.naturalOrder())
        .ifPresentOrElse(standing -> cutOff(subject, judged, standing), () -> exempt++);
  }

  /** What would cut the subject off further than it is, in the order of rules. */
  static List<Judged> judged(RuleBook book, Subject subject) {
    Standing admitted = subject.trust().admitted();
    List<Finding> strong =
        subject.findings().stream()
            .filter(f -> f.standing().compareTo(Standing.QUARANTINED) >= 0)
            .filter(f -> f.standing().compareTo(admitted) > 0)
            .toList();
    return book.scoped(subject, strong).findings().stream()
        .map(f -> new Judged(f, book.exemption(subject, f).isPresent()))
        .toList();
  }

  private void cutOff(Subject subject, List<Judged> judged, Standing standing) {
    cutOff++;
    revoked += standing == Standing.REVOKED ? 1 : 0;
    acting += judged.stream().anyMatch(Judged::acting) ? 1 : 0;
    groups.add(subject.groups(), standing);
    owners.add(subject.owner().isBlank() ? List.of() : List.of(subject.owner()), standing);
    judged.stream().filter(j -> !j.exempt()).forEach(j -> list(subject, j.finding()));
  }

  private void list(Subject subject, Finding f) {
    if (lines.size() == Observed.MAX_FINDINGS) {
      more++;
      return;
    }
    lines.add(
        new Observed.Line(
            f.id(subject.id()),
            f.rule(),
            f.standing(),
            f.since(),
            subject.id(),
            subject.name(),
            subject.owner(),
            subject.groups().stream().sorted().toList(),
            f.modeWhy()));
  }

  /**
   * @param asOf when the states that were looked at were all that there is
   */
  public Observed report(Optional<Instant> asOf) {
    return new Observed(
        asOf.map(Instant::toString).orElse(""),
        observing,
        subjects,
        held,
        cutOff,
        revoked,
        acting,
        exempt,
        rules.lines(book),
        groups.lines(),
        owners.lines(),
        List.copyOf(lines),
        more);
  }
}
