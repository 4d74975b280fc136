package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far one sequence of a source's numbered records is known, and what is wrong with it.
 *
 * @param epoch the numbering that {@code known} counts in; empty where there is only one
 * @param wrap see {@link Statement.SequenceAdvanced}; numbers here go on beyond it
 * @param known from the lowest to the highest number that came; what is missing within are {@code
 *     gaps}
 * @param link digest of the highest, or empty
 * @param at the latest time that records bore
 * @param gaps at most {@link #MAX_GAPS}, oldest first
 * @param flaws all but gaps, at most one of a kind
 * @param late how many came after one with a higher number
 * @param restarts how often the numbers began anew as they may
 * @param heard when the hub last got one
 */
public record Sequence(
    String source,
    String name,
    String epoch,
    long wrap,
    Run known,
    String link,
    Instant at,
    List<Gap> gaps,
    List<Flaw> flaws,
    long late,
    long restarts,
    Instant heard) {
  public static final int MAX_GAPS = 32;
  private static final int MAX_NAMED = 4;

  /** Numbers that did not come, in the epoch they are missing in. */
  public record Gap(String epoch, Run run, Instant since) {}

  static Sequence fresh(
      String source, Statement.SequenceAdvanced said, Run known, Instant at, Instant now) {
    return new Sequence(
        source,
        said.sequence(),
        said.epoch(),
        said.wrap(),
        known,
        "",
        at,
        List.of(),
        List.of(),
        0,
        0,
        now);
  }

  /** Something is wrong with it. */
  boolean flawed() {
    return !gaps.isEmpty() || !flaws.isEmpty();
  }

  /** All that is wrong with it, as rules see it. */
  public Stream<Flaw> faults() {
    return gaps.isEmpty() ? flaws.stream() : Stream.concat(Stream.of(gap()), flaws.stream());
  }

  private Flaw gap() {
    Instant since = gaps.stream().map(Gap::since).min(Comparator.naturalOrder()).orElseThrow();
    long missing = gaps.stream().mapToLong(g -> g.run().size()).sum();
    String named =
        gaps.stream().limit(MAX_NAMED).map(this::numbers).collect(Collectors.joining(", "));
    String more = gaps.size() > MAX_NAMED ? ", ..." : "";
    return new Flaw(source, name, Flaw.Kind.GAP, missing + " missing: " + named + more, since);
  }

  private String numbers(Gap gap) {
    String first = Long.toString(number(gap.run().first()));
    String range = gap.run().size() == 1 ? first : first + " to " + number(gap.run().last());
    return gap.epoch().isEmpty() || gap.epoch().equals(epoch)
        ? range
        : range + " of epoch " + gap.epoch();
  }

  private long number(long counted) {
    return wrap > 0 ? Math.floorMod(counted, wrap) : counted;
  }

  /** The oldest gap gives way, and that is a flaw of its own. */
  Sequence withGaps(List<Gap> changed, Instant now) {
    if (changed.size() <= MAX_GAPS) {
      return with(known, changed, flaws, late);
    }
    List<Gap> kept = changed.subList(changed.size() - MAX_GAPS, changed.size());
    return with(known, kept, flaws, late)
        .flawed(Flaw.Kind.OVERFLOW, "more than " + MAX_GAPS + " gaps, not all are followed", now);
  }

  /** The first of a kind stays until a person closes it. */
  Sequence flawed(Flaw.Kind kind, String detail, Instant now) {
    if (flaws.stream().anyMatch(f -> f.kind() == kind)) {
      return this;
    }
    List<Flaw> all = new ArrayList<>(flaws);
    all.add(new Flaw(source, name, kind, detail, now));
    return with(known, gaps, all, late);
  }

  Sequence knowing(Run span, long filled) {
    return with(span, gaps, flaws, late + filled);
  }

  private Sequence with(Run span, List<Gap> missing, List<Flaw> wrong, long later) {
    return new Sequence(
        source,
        name,
        epoch,
        wrap,
        span,
        link,
        at,
        List.copyOf(missing),
        List.copyOf(wrong),
        later,
        restarts,
        heard);
  }

  Sequence linked(String digest) {
    return new Sequence(
        source, name, epoch, wrap, known, digest, at, gaps, flaws, late, restarts, heard);
  }

  Sequence heard(Instant time, Instant now) {
    Instant latest = time.isAfter(at) ? time : at;
    return new Sequence(
        source, name, epoch, wrap, known, link, latest, gaps, flaws, late, restarts, now);
  }

  /** Numbers begin anew; what is missing of the old ones stays missing. */
  Sequence begun(String newEpoch, Run span, List<Gap> missing) {
    return new Sequence(
        source,
        name,
        newEpoch,
        wrap,
        span,
        "",
        at,
        List.copyOf(missing),
        flaws,
        late,
        restarts + 1,
        heard);
  }

  /** A person takes it as it is. */
  Sequence accepted() {
    return with(known, List.of(), List.of(), late);
  }
}
