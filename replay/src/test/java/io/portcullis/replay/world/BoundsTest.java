package io.portcullis.replay.world;

import org.junit.jupiter.api.Test;

import io.portcullis.model.guard.Answer.Note;
import io.portcullis.replay.History;
import io.portcullis.replay.ReplayException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundsTest {
  @Test
  void moreThanIsKeptIsCounted() {
    // Given
    Course course = new Course(Span.ALL, 2);
    // When
    for (int i = 0; i < 5; i++) {
      course.noted(new Note("held", "prp-" + i, "d", "", "", History.START));
    }
    // Then
    assertThat(course.notes()).hasSize(2);
    assertThat(course.left()).isEqualTo(3);
  }

  @Test
  void anAgendaThatGrowsWithoutEndEndsTheRun() {
    // Given
    Agenda<String> agenda = new Agenda<>(1);
    agenda.put(History.START, "one");
    // When, Then
    assertThatThrownBy(() -> agenda.put(History.START, "two")).isInstanceOf(ReplayException.class);
  }

  @Test
  void ofOneMomentWhatWasPutInFirstComesFirst() {
    // Given
    Agenda<String> agenda = new Agenda<>();
    agenda.put(History.START.plusSeconds(1), "later");
    agenda.put(History.START, "one");
    agenda.put(History.START, "two");
    // When, Then
    assertThat(agenda.take(History.START).orElseThrow().what()).isEqualTo("one");
    assertThat(agenda.take(History.START).orElseThrow().what()).isEqualTo("two");
    assertThat(agenda.take(History.START)).isEmpty();
  }
}
