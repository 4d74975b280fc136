package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Facts.Note;
import io.portcullis.model.Statement.Noted;

import static org.assertj.core.api.Assertions.assertThat;

class NotesTest {
  private static final Noted GIVEN = new Noted("privilege", "role-assigned", true);

  private State state = State.fresh("dev-1", SubjectKind.IDENTITY, Samples.T0);

  @Test
  void whatNoRuleAsksForIsNoFact() {
    // When
    noted(Samples.T0, new Noted("inventory", "seen", true));
    // Then
    assertThat(notes()).isEmpty();
  }

  @Test
  void onlySoManyAreKeptTheOldestGiveWay() {
    for (int i = 0; i < Notes.MAX; i++) {
      noted(Samples.T0.plusSeconds(i), new Noted("policy", "changed-" + i, true));
    }
    // When
    noted(Samples.T0.plusSeconds(60), GIVEN);
    // Then
    assertThat(notes()).hasSize(Notes.MAX);
    assertThat(notes().getFirst().action()).isEqualTo("changed-1");
    assertThat(notes().getLast().action()).isEqualTo("role-assigned");
  }

  @Test
  void againWithinTheHourIsTheSameHappening() {
    noted(Samples.T0, GIVEN);
    // When
    noted(Samples.T0.plus(Duration.ofMinutes(59)), GIVEN);
    // Then
    assertThat(notes()).extracting(Note::since).containsExactly(Samples.T0);
  }

  @Test
  void afterAnHourItIsAnotherOne() {
    noted(Samples.T0, GIVEN);
    Instant later = Samples.T0.plus(Notes.SAME);
    // When
    noted(later, GIVEN);
    // Then
    assertThat(notes()).extracting(Note::since).containsExactly(later);
  }

  @Test
  void whatFailedIsSomethingElseThanWhatWentWell() {
    noted(Samples.T0, GIVEN);
    // When
    noted(Samples.T0, new Noted("privilege", "role-assigned", false));
    // Then
    assertThat(notes()).extracting(Note::success).containsExactly(true, false);
  }

  @Test
  void aPersonWhoTakesTheSubjectBackDisposesOfWhatWasNoted() {
    noted(Samples.T0, GIVEN);
    // When
    state =
        Apply.apply(
            state, Samples.said("guard", Samples.T0, new Statement.Reinstated("ann", "seen")));
    // Then
    assertThat(notes()).isEmpty();
  }

  private List<Note> notes() {
    return state.subject().facts().notes();
  }

  private void noted(Instant at, Noted said) {
    state = Apply.apply(state, Samples.said("idp", at, said));
  }
}
