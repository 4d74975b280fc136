package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Statement.Remarked.Said;

/**
 * All that one part of the hub remarks about one item of a subject.
 *
 * @param said nothing where the item is as it should be: kept, so that an older word does not hold
 *     again
 */
public record Remarks(String source, String item, List<Said> said, Instant at, boolean weak) {
  /** Most items that are kept of one subject; those without a remark give way first. */
  public static final int MAX = 64;

  public Remarks {
    said = List.copyOf(said);
  }

  /** One for each thing that is said. */
  public List<Remark> facts() {
    List<Remark> facts = new ArrayList<>(said.size());
    for (Said one : said) {
      facts.add(new Remark(source, item, one.kind(), one.since(), one.detail(), at, weak));
    }
    return facts;
  }

  static Facts remarked(Subject subject, Signal signal, Statement.Remarked told) {
    List<Remarks> kept =
        Keep.newest(
            subject.facts().remarks(),
            r -> r.source().equals(signal.source()) && r.item().equals(told.item()),
            Remarks::at,
            signal,
            last ->
                new Remarks(
                    signal.source(), told.item(), told.said(), signal.occurredAt(), signal.weak()));
    return subject.facts().withRemarks(open(kept));
  }

  /** What is as it should be gives way before what is not. */
  static List<Remarks> open(List<Remarks> all) {
    List<Remarks> sorted = new ArrayList<>(all.size());
    all.stream().filter(r -> r.said().isEmpty()).forEach(sorted::add);
    all.stream().filter(r -> !r.said().isEmpty()).forEach(sorted::add);
    return Keep.bounded(sorted, MAX);
  }
}
