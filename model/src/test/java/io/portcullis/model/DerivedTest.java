package io.portcullis.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DerivedTest {
  private static final int SUBJECTS = 6;

  @Test
  void aSignalForOneThatTurnedOutToBeAnotherGoesOnToThatOne() {
    Subject shell = subject(2).mergedInto("dev-1");
    // When
    Optional<Signal> passed = Derived.passedOn(shell, Samples.said("hub", Samples.T0, Samples.BAD));
    // Then
    assertThat(passed).map(Signal::subject).contains("dev-1");
  }

  @Test
  void aSubjectsOwnSignalStays() {
    // When
    Optional<Signal> passed =
        Derived.passedOn(subject(2), Samples.said("hub", Samples.T0, Samples.BAD));
    // Then
    assertThat(passed).isEmpty();
  }

  @Test
  void theLesserIdStaysWhoeverIsToldOfTheMerge() {
    // When
    Optional<Signal> passed = Derived.passedOn(subject(1), merge(1, 2));
    // Then
    assertThat(passed).map(Signal::subject).contains("dev-2");
    assertThat(passed).map(Signal::statement).contains(new Statement.SubjectMerged("dev-1"));
    assertThat(Derived.passedOn(subject(2), passed.orElseThrow())).isEmpty();
  }

  /** However many hubs say at a time who is one with whom. */
  @Property
  void mergesNeverLeadInACircle(
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = SUBJECTS) Integer> losers,
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = SUBJECTS) Integer> winners) {
    // Given
    List<Subject> subjects =
        Stream.concat(
                Stream.of(subject(0)), IntStream.rangeClosed(1, SUBJECTS).mapToObj(i -> subject(i)))
            .collect(Collectors.toList());
    // When
    for (int i = 0; i < Math.min(losers.size(), winners.size()); i++) {
      heard(subjects, merge(losers.get(i), winners.get(i)));
    }
    // Then
    assertThat(subjects).allSatisfy(s -> assertThat(s.mergedInto().compareTo(s.id())).isNegative());
    for (int i = 0; i < Math.min(losers.size(), winners.size()); i++) {
      assertThat(root(subjects, losers.get(i))).isEqualTo(root(subjects, winners.get(i)));
    }
  }

  /** Goes from one to the next until somebody decides about it, and that is soon. */
  private static void heard(List<Subject> subjects, Signal first) {
    Optional<Signal> next = Optional.of(first);
    for (int hops = 0; next.isPresent(); hops++) {
      assertThat(hops).isLessThan(4 * SUBJECTS);
      Signal signal = next.get();
      Subject at = subjects.get(number(signal.subject()));
      next = Derived.passedOn(at, signal);
      if (next.isEmpty() && signal.statement() instanceof Statement.SubjectMerged merged) {
        State state =
            Merge.into(State.fresh(at.id(), at.kind(), Samples.T0).with(at), merged.winner());
        subjects.set(number(at.id()), state.subject());
      }
    }
  }

  private static int root(List<Subject> subjects, int number) {
    String into = subjects.get(number).mergedInto();
    return into.isEmpty() ? number : root(subjects, number(into));
  }

  private static Signal merge(int loser, int winner) {
    return Derived.merged(SubjectKind.DEVICE, Samples.T0, "dev-" + loser, "dev-" + winner);
  }

  private static Subject subject(int number) {
    return Subject.fresh("dev-" + number, SubjectKind.DEVICE, Samples.T0);
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("dev-".length()));
  }
}
