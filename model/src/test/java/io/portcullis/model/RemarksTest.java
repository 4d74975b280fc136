package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RemarksTest {
  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
  private static final Said AWAY = new Said(Kind.ENDPOINT_AWAY, T0, "no answer");
  private static final Said OLD = new Said(Kind.OLD_SERVED, T0, "number 7 is served");
  private State state = State.fresh("key-1", SubjectKind.KEY, T0);

  @Test
  void anItemWithoutANameIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Remarked("", List.of()));
  }

  @Test
  void whatIsTooLongOrTooMuchIsRefusedAtTheBound() {
    new Remarked("x".repeat(Remarked.MAX_TEXT), Collections.nCopies(Remarked.MOST, AWAY));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remarked("x".repeat(Remarked.MAX_TEXT + 1), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remarked("x", Collections.nCopies(Remarked.MOST + 1, AWAY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Said(Kind.NO_ROOT, T0, "x".repeat(Remarked.MAX_TEXT + 1)))
        .withMessage("detail: longer than 512 characters");
  }

  @Test
  void anOlderWordDoesNotHoldAgainAfterAllWasWell() {
    // Given
    said("endpoints", 0, "www", AWAY);
    said("endpoints", 60, "www");
    // When
    said("endpoints", 30, "www", OLD);
    // Then
    assertThat(facts()).isEmpty();
  }

  @Test
  void theNewestWordOfASourceAboutAnItemReplacesAllItSaidOfIt() {
    // Given
    said("endpoints", 0, "www", AWAY, OLD);
    said("endpoints", 0, "mail", AWAY);
    said("calendar", 0, "www", OLD);
    // When
    said("endpoints", 60, "www", OLD);
    // Then
    assertThat(facts())
        .extracting(Remark::source, Remark::item, Remark::kind)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("endpoints", "www", Kind.OLD_SERVED),
            org.assertj.core.groups.Tuple.tuple("endpoints", "mail", Kind.ENDPOINT_AWAY),
            org.assertj.core.groups.Tuple.tuple("calendar", "www", Kind.OLD_SERVED));
  }

  @Test
  void whatIsAsItShouldBeGivesWayFirst() {
    // Given
    said("endpoints", 0, "first", AWAY);
    for (int i = 1; i < Remarks.MAX; i++) {
      said("endpoints", i, "fine-" + i);
    }
    // When
    said("endpoints", 999, "last", AWAY);
    // Then
    assertThat(state.subject().facts().remarks()).hasSize(Remarks.MAX);
    assertThat(facts()).extracting(Remark::item).containsExactly("first", "last");
  }

  @Test
  void theSameWordAgainIsARepetition() {
    // Given
    said("endpoints", 0, "www", AWAY);
    Facts before = state.subject().facts();
    // When
    said("endpoints", 3600, "www", AWAY);
    // Then
    assertThat(state.subject().facts().repeat(before)).isTrue();
  }

  @Test
  void aMergeKeepsTheNewerWordOfBoth() {
    // Given
    State loser =
        Apply.apply(
            State.fresh("key-2", SubjectKind.KEY, T0),
            Samples.said("endpoints", T0, new Remarked("www", List.of(AWAY))));
    said("endpoints", 60, "www", OLD);
    // When
    state = Apply.apply(state, Samples.said("hub", T0, Statement.SubjectAbsorbed.of(loser)));
    // Then
    assertThat(facts()).extracting(Remark::kind).containsExactly(Kind.OLD_SERVED);
  }

  private void said(String source, int after, String item, Said... said) {
    Instant at = T0.plus(Duration.ofSeconds(after));
    state = Apply.apply(state, Samples.said(source, at, new Remarked(item, List.of(said))));
  }

  private List<Remark> facts() {
    return state.subject().facts().all().stream().map(Remark.class::cast).toList();
  }
}
