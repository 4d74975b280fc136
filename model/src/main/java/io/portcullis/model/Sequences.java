package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Sequence.Gap;

/** The sequences of a source, {@link Facts#MAX} at most. */
final class Sequences {
  /** So long without a record, and whole: another one may take its place. */
  static final Duration IDLE = Duration.ofDays(7);

  private Sequences() {}

  static Facts advanced(State state, Signal signal, Statement.SequenceAdvanced said) {
    Instant now = state.subject().now();
    Numbering numbering = new Numbering(said, signal.occurredAt(), now);
    Facts facts = state.subject().facts();
    return named(facts, said.sequence())
        .map(s -> put(facts, numbering.next(s), now))
        .orElseGet(() -> put(facts, numbering.first(signal.source()), now));
  }

  static Facts lost(State state, Signal signal, Statement.RecordsLost said) {
    Instant now = state.subject().now();
    Facts facts = state.subject().facts();
    Sequence before =
        named(facts, said.sequence())
            .orElseGet(() -> empty(signal.source(), said.sequence(), said.lost(), now));
    List<Gap> gaps = new ArrayList<>();
    before.gaps().forEach(g -> rest(g, said.lost()).forEach(gaps::add));
    gaps.add(new Gap(before.epoch(), said.lost(), now));
    Sequence changed =
        before.knowing(before.known().span(said.lost()), 0).withGaps(gaps, now).heard(now, now);
    return put(facts, changed, now);
  }

  private static List<Gap> rest(Gap gap, Run taken) {
    return gap.run().minus(taken).stream().map(r -> new Gap(gap.epoch(), r, gap.since())).toList();
  }

  private static Optional<Sequence> named(Facts facts, String name) {
    return facts.sequences().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static Sequence empty(String source, String name, Run known, Instant now) {
    return new Sequence(source, name, "", 0, known, "", now, List.of(), List.of(), 0, 0, now);
  }

  /** Most lately heard last, so that the oldest is found first. */
  private static Facts put(Facts facts, Sequence changed, Instant now) {
    List<Sequence> all = new ArrayList<>(facts.sequences());
    boolean known = all.removeIf(s -> s.name().equals(changed.name()));
    if (!known && all.size() >= Facts.MAX - 1 && !roomMade(all, now)) {
      return facts.withSequences(unfollowed(all, changed, now));
    }
    all.add(changed);
    return facts.withSequences(List.copyOf(all));
  }

  private static boolean roomMade(List<Sequence> all, Instant now) {
    Optional<Sequence> idle =
        all.stream()
            .filter(s -> !s.flawed() && s.heard().plus(IDLE).isBefore(now))
            .min(Comparator.comparing(Sequence::heard));
    return idle.map(all::remove).orElse(false);
  }

  /** What is not followed must be seen: the last place is kept for that. */
  private static List<Sequence> unfollowed(List<Sequence> all, Sequence one, Instant now) {
    if (all.stream().noneMatch(s -> s.name().isEmpty())) {
      all.add(
          empty(one.source(), "", new Run(0, 0), now)
              .flawed(
                  Flaw.Kind.UNFOLLOWED,
                  "more sequences than " + (Facts.MAX - 1) + ", not all are followed",
                  now));
    }
    return List.copyOf(all);
  }
}
