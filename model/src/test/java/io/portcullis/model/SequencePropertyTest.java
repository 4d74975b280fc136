package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.portcullis.model.Statement.SequenceAdvanced;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class SequencePropertyTest {
  private static final int NUMBERS = 40;

  /** Any order of bodies, each at least once, some again. */
  @Provide
  Arbitrary<List<Run>> deliveries() {
    return Arbitraries.integers()
        .between(1, 8)
        .list()
        .ofMinSize(2)
        .ofMaxSize(NUMBERS)
        .map(SequencePropertyTest::cut)
        .flatMap(
            bodies ->
                Arbitraries.of(bodies)
                    .list()
                    .ofMaxSize(10)
                    .flatMap(again -> Arbitraries.shuffle(joined(bodies, again))));
  }

  @Property
  void whateverTheOrderWhatCameWholeHasNoGap(
      @ForAll("deliveries") List<Run> bodies,
      @ForAll("wraps") long wrap,
      @ForAll("starts") int at) {
    // When
    Facts facts = delivered(bodies, wrap, at, -1);
    // Then
    assertThat(facts.flaws()).isEmpty();
  }

  @Property
  void whateverTheOrderAMissingNumberIsFound(
      @ForAll("deliveries") List<Run> bodies,
      @ForAll("wraps") long wrap,
      @ForAll("starts") int at,
      @ForAll("missing") int missing) {
    long last = bodies.stream().mapToLong(Run::last).max().orElseThrow();
    long lost = 1 + missing % Math.max(1, last - 1);
    // When
    Facts facts = delivered(bodies, wrap, at, lost);
    // Then: unless it is the first or last, where nobody can know of it
    boolean inside = lost > 0 && lost < last;
    assertThat(facts.flaws())
        .extracting(Flaw::kind)
        .containsExactlyElementsOf(inside ? List.of(Flaw.Kind.GAP) : List.of());
    assertThat(facts.sequences().getFirst().gaps()).allMatch(g -> g.run().size() == 1);
  }

  @Provide
  Arbitrary<Long> wraps() {
    return Arbitraries.of(0L, 1L << 16);
  }

  @Provide
  Arbitrary<Integer> starts() {
    return Arbitraries.of(1, 100, (1 << 16) - 5);
  }

  @Provide
  Arbitrary<Integer> missing() {
    return Arbitraries.integers().between(0, 400);
  }

  private static List<Run> cut(List<Integer> sizes) {
    List<Run> bodies = new ArrayList<>();
    long next = 0;
    for (int size : sizes) {
      bodies.add(new Run(next, next + size - 1));
      next += size;
    }
    return List.copyOf(bodies);
  }

  private static List<Run> joined(List<Run> bodies, List<Run> again) {
    List<Run> all = new ArrayList<>(bodies);
    all.addAll(again);
    return all;
  }

  private static Facts delivered(List<Run> bodies, long wrap, int start, long lost) {
    State state = State.fresh("src-1", SubjectKind.SOURCE, T0);
    for (Run body : bodies) {
      for (SequenceAdvanced said : without(body, lost, wrap, start)) {
        Instant at = T0.plusMillis(body.last());
        state = Apply.apply(state, Samples.said("hsm", at, said));
      }
    }
    return state.subject().facts();
  }

  private static List<SequenceAdvanced> without(Run body, long lost, long wrap, int start) {
    List<Run> runs = lost < 0 ? List.of(body) : body.minus(new Run(lost, lost));
    if (runs.isEmpty()) {
      return List.of();
    }
    long base = start + runs.getFirst().first();
    long shift = wrap == 0 ? start : Math.floorMod(base, wrap) - runs.getFirst().first();
    List<Run> numbered = runs.stream().map(r -> r.shifted(shift)).toList();
    return List.of(new SequenceAdvanced("s", "", -1, wrap, numbered, List.of(), ""));
  }
}
