package io.portcullis.evidence.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Seal;

/** Walks along one chain and names what is wrong. */
final class ChainWalk implements Records.Taker {
  /** Between the clocks of a record and of its checkpoint. */
  static final Duration TOLERANCE = Duration.ofHours(1);

  private final String chain;
  private final Records.Extent extent;
  private final RangeReader ranges;
  private final SignedTrail trail;
  private final Problems problems;
  private final SourceNumbers sources;
  private final Lacks lacks;
  private final Tally tally = new Tally();
  private Optional<Stretch> stretch = Optional.empty();
  private Head last;
  private boolean linked;

  ChainWalk(
      String chain,
      Records.Extent extent,
      RangeReader ranges,
      SignedTrail trail,
      SourceNumbers sources,
      Problems problems) {
    this.chain = chain;
    this.extent = extent;
    this.ranges = ranges;
    this.trail = trail;
    this.sources = sources;
    this.problems = problems;
    this.lacks = new Lacks(chain, trail.permits(), tally, problems);
    this.last = extent.from() <= 1 ? Head.START : new Head(extent.from() - 1, "");
    this.linked = extent.from() <= 1;
  }

  @Override
  public void take(byte[] bytes, int from, int to, String place) {
    Looked record;
    try {
      record = Looked.at(bytes, from, to);
    } catch (IllegalArgumentException e) {
      String where = place.isEmpty() ? at(last.sequence()) : place;
      problems.add(ProblemKind.UNREADABLE, where, "behind this: " + e.getMessage());
      return;
    }
    Seal seal = record.seal();
    if (!seal.chain().equals(chain)) {
      problems.add(ProblemKind.FOREIGN, seal.id(), "stands among the records of " + chain);
      return;
    }
    if (!place.isEmpty()) {
      problems.add(ProblemKind.MOVED, seal.id(), "stands under " + place);
    }
    content(record);
    sequence(record);
    sources.look(record, bytes, from, to);
  }

  private void content(Looked record) {
    Seal seal = record.seal();
    if (!record.check().publicPart()) {
      problems.add(ProblemKind.CHANGED, seal.id(), "the public part was changed");
    }
    if (!record.check().personalPart()) {
      problems.add(
          ProblemKind.CHANGED,
          seal.id(),
          seal.redacted().isEmpty()
              ? "the personal part was changed"
              : "a personal part was put in after it had been erased");
    }
    if (!seal.redacted().isEmpty()) {
      redacted(seal);
    }
  }

  private void redacted(Seal seal) {
    Optional<String> order = trail.permits().order(chain, seal.sequence());
    if (order.filter(seal.redacted()::equals).isPresent()) {
      tally.ordered(seal.redacted());
    } else {
      problems.add(
          ProblemKind.REDACTED_WITHOUT_ORDER,
          seal.id(),
          order
              .map(o -> "redacted by %s; the signed order is %s".formatted(seal.redacted(), o))
              .orElseGet(() -> "redacted by %s; nobody signed that".formatted(seal.redacted())));
    }
  }

  private void sequence(Looked record) {
    Seal seal = record.seal();
    long sequence = seal.sequence();
    if (tally.records == 0 && extent.from() == 0) {
      last = new Head(sequence - 1, "");
      linked = sequence == 1;
      last = linked ? Head.START : last;
    }
    if (sequence <= last.sequence() || sequence > extent.to()) {
      outOfOrder(record);
      return;
    }
    move(sequence);
    link(seal);
    within(sequence).ifPresent(s -> s.add(record));
    count(record);
    last = seal.head();
    linked = true;
  }

  private void outOfOrder(Looked record) {
    Seal seal = record.seal();
    boolean hole = stretch.filter(s -> s.holes.has(seal.sequence())).isPresent();
    if (hole || seal.sequence() > extent.to() || seal.sequence() < extent.from()) {
      problems.add(ProblemKind.MOVED, seal.id(), "stands behind the record " + last.sequence());
      stretch.filter(s -> hole).ifPresent(s -> s.moved(record));
    } else {
      problems.add(ProblemKind.DUPLICATE, seal.id(), "stands there once more");
    }
  }

  /** On to the range that has the sequence. */
  private void move(long sequence) {
    while (stretch.isEmpty() || stretch.get().signed().range().to() < sequence) {
      finish();
      Optional<SignedRange> next = nextRange();
      stretch = next.map(Stretch::new);
      if (next.isEmpty()) {
        return;
      }
    }
  }

  private Optional<SignedRange> nextRange() {
    try {
      Optional<SignedRange> next = ranges.next();
      while (next.isPresent() && next.get().range().from() <= skipped()) {
        next = ranges.next();
      }
      return next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ranges that begin before what is to be there can not be checked. */
  private long skipped() {
    return extent.from() > 0 ? extent.from() - 1 : tally.records == 0 ? last.sequence() : 0;
  }

  private void link(Seal seal) {
    long between = seal.sequence() - last.sequence() - 1;
    if (between == 0 && linked && !seal.previous().equals(last.hash())) {
      problems.add(
          ProblemKind.REPLACED,
          seal.id(),
          "does not follow the record before it: one of the two is another than was sealed");
    }
    if (stretch.isEmpty() && between > 0) {
      lacks.unsigned(last.sequence() + 1, seal.sequence() - 1);
    }
  }

  private void count(Looked record) {
    long sequence = record.seal().sequence();
    tally.first = tally.records == 0 ? sequence : tally.first;
    tally.last = sequence;
    tally.records++;
    tally.datasets.merge(record.dataset(), 1L, Long::sum);
    tally.newest(record.timestamp());
    tally.unsigned += stretch.isEmpty() ? 1 : 0;
    tally.unwitnessed += sequence > trail.witnessed(chain) ? 1 : 0;
    within(sequence).ifPresent(s -> time(s, record));
  }

  /** The range that has it: at the beginning of a part there may be some of a range before. */
  private Optional<Stretch> within(long sequence) {
    return stretch.filter(s -> s.signed().range().from() <= sequence);
  }

  private void time(Stretch in, Looked record) {
    if (in.ahead(record.timestamp())) {
      problems.add(
          ProblemKind.TIME,
          record.seal().id(),
          "bears the time %s, after checkpoint %d of %s, which signed it"
              .formatted(record.timestamp(), in.signed().number(), in.signed().at()));
    } else if (in.late(record.timestamp())) {
      tally.late++;
    }
  }

  private void finish() {
    stretch.ifPresent(
        s -> {
          s.end();
          String replaced = s.replaced();
          if (!replaced.isEmpty()) {
            SignedRange range = s.signed();
            problems.add(
                ProblemKind.REPLACED,
                at(range.range().from()),
                "%s up to %d are not those that checkpoint %d signed"
                    .formatted(replaced, range.range().to(), range.number()));
          }
          lacks.add(s);
        });
    stretch = Optional.empty();
  }

  /** All has been handed over. */
  Tally end() {
    lacks.endsAt(last.sequence());
    do {
      finish();
      stretch = nextRange().filter(r -> r.range().to() <= extent.to()).map(Stretch::new);
    } while (stretch.isPresent());
    lacks.end();
    return tally;
  }

  private String at(long sequence) {
    return chain + " " + sequence;
  }
}
